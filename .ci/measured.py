"What the `measure_…` scripts share: run a command, and take its time and memory"
import os, subprocess, time
from pathlib import Path
import psutil

def private(process):
    "Bytes that the `process` and those that it has started have for themselves"
    total = 0
    for p in [process, *process.children(recursive=True)]:
        try: total += int(Path(f'/proc/{p.pid}/status').read_text().split('RssAnon:')[1].split()[0])*1024
        except (OSError, IndexError, psutil.Error): pass   # has ended
    return total

def run(command, folder, may_end=(0,), **env):
    "Seconds, processor seconds and the largest private memory of the `command`; ends the script if it fails"
    with open(Path(folder)/'said', 'w+') as said:
        start, peak = time.perf_counter(), 0
        process = psutil.Popen(command, cwd=folder, env={**os.environ, **env}, stdout=subprocess.DEVNULL, stderr=said)
        while process.poll() is None:
            peak, used = max(peak, private(process)), process.cpu_times()
            time.sleep(.05)
        seconds = time.perf_counter() - start
        said.seek(0)
        if process.returncode not in may_end: raise SystemExit(f'{" ".join(command)}: {said.read()}')
    return dict(seconds=round(seconds, 2), cpu=round(used.user + used.system, 2), peak=peak)
