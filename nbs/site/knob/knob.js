// The widget "turn the knob": every `.turn-the-knob` holds a picture, which this replaces once it comes near the screen
import {apart, change, normed, rows, spectrogram, standardised} from './norms.js'

const SLIDERS = [   // `off`: the lowest value means that there is none
  {name: 'gain', label: 'Gain', unit: 'dB', min: -20, max: 20, step: 1, value: 12},
  {name: 'tilt', label: 'Microphone tilt', unit: 'dB an octave', min: -6, max: 6, step: .5, value: 0},
  {name: 'noise', label: 'Noise', unit: 'dB against the sound', min: -50, max: 0, step: 1, value: -50, off: true},
  {name: 'hum', label: 'Mains hum', unit: 'dB of full scale', min: -70, max: -20, step: 1, value: -70, off: true},
]
const WAVES = {none: x => x, standard: standardised}
const HEAR = '▶ hear it', STOP = '■ stop'

const signed = v => (v > 0 ? '+' : v < 0 ? '−' : '') + Math.abs(v)
const choice = (name, value, label, chosen) =>
  `<label class="choice"><input type="radio" name="${name}" value="${value}"${chosen ? ' checked' : ''}><span>${label}</span></label>`
const slider = s => `<label class="slider"><span>${s.label}</span><output></output>
  <input type="range" name="${s.name}" min="${s.min}" max="${s.max}" step="${s.step}" value="${s.value}"></label>`
const picture = title => `<figure><figcaption><b>${title}</b>
  <button type="button" aria-label="${title}: hear it">${HEAR}</button></figcaption><canvas role="img"></canvas></figure>`

const layout = k => `<form>
  <fieldset class="sounds"><legend>Sound</legend>${k.sounds.map((s, i) => choice('sound', s.file, s.label, !i)).join('')}</fieldset>
  <fieldset class="norms"><legend>Norm</legend>
    ${Object.keys(k.norms).map(name => choice('norm', name, name, name === 'global')).join('')}
    <label class="wave"><input type="checkbox" name="wave"> standardise the waveform first</label><p></p></fieldset>
  <fieldset class="sliders"><legend>What happens to it</legend>${SLIDERS.map(slider).join('')}
    <button type="reset">start again</button></fieldset></form>
  <div class="pictures">${picture('As recorded')}${picture('Changed')}</div>
  <p class="scale"><span></span><i></i><span></span></p>
  <p class="said" role="status"></p><p class="credit">${k.credit}</p>`

// What is set: null where a slider is off
const settingsOf = form => Object.fromEntries(SLIDERS.map(({name, min, off}) => {
  const value = +form.elements[name].value
  return [name, off && value === min ? null : value]
}))

function hint({gain, tilt, noise, hum}, wave, norm) {
  if (gain && wave === 'none' && ['none', 'global', 'channel'].includes(norm)) return 'Standardise the waveform to remove the gain.'
  if (tilt && norm !== 'instance_channel') return 'To remove the colouring of a microphone, try instance_channel.'
  if (hum !== null && norm !== 'pcen') return 'The hum is the line at the bottom. pcen suppresses steady sounds.'
  if (noise !== null && norm !== 'pcen') return 'Noise fills the silent parts, and no shift or scale can remove it.'
  return ''
}

// A sentence on what can be seen. `now` is how far the pictures are apart, `plain` how far they are without a norm
function sentence(settings, wave, norm, {unit}, now, plain) {
  if (!plain.rms) return 'Nothing is changed yet: move a slider.'
  const share = Math.round(100*now.rms/now.spread/(plain.rms/plain.spread))
  const left = share < 2 ? 'No change is left' : share <= 110 ? `${share} % of the change is left` : `The change has grown to ${share} %`
  const before = wave + norm === 'nonenone' ? '' : `, without a norm by ${plain.rms.toFixed(1)} dB`
  const next = share < 2 ? '' : hint(settings, wave, norm)
  return `<b>${left}</b> with <code>${wave}+${norm}</code>: the pictures differ by ${now.rms.toFixed(2)} ${unit}${before}. ${next}`
}

// Draw the spectrogram `S`, its axes, and the mean of each frequency on its right, that of `other` in grey
function draw(canvas, S, other, {range: [low, high], ticks}, k) {
  const width = canvas.clientWidth, height = canvas.clientHeight, style = getComputedStyle(canvas), pen = canvas.getContext('2d')
  const left = 32, right = width - 76, top = 6, bottom = height - 22, frames = S.length/k.bins, seconds = (frames - 1)*k.hop_length/k.sample_rate
  const x = t => left + (right - left)*t/seconds, y = f => bottom - (bottom - top)*f/(k.bins - 1)
  const part = v => Math.max(0, Math.min(1, (v - low)/(high - low))), strip = v => right + 12 + 62*part(v)
  const image = new ImageData(frames, k.bins), pixels = new Uint32Array(image.data.buffer), small = new OffscreenCanvas(frames, k.bins)
  rows(S, k).reverse().forEach((row, from) => row.forEach((v, t) => { pixels[from*frames + t] = k.palette[Math.round(255*part(v))] }))
  small.getContext('2d').putImageData(image, 0, 0)
  canvas.width = width*devicePixelRatio; canvas.height = height*devicePixelRatio
  pen.scale(devicePixelRatio, devicePixelRatio)
  pen.drawImage(small, left, top, right - left, bottom - top)

  pen.font = `11px ${style.fontFamily}`; pen.fillStyle = style.color
  const write = (text, x, y, align) => { pen.textAlign = align; pen.fillText(text, x, y) }
  for (const kHz of [0, 2, 4, 6, 8]) write(kHz || '0', left - 6, y(kHz/8*(k.bins - 1)) + 4, 'right')
  for (const t of [0, .5, 1, 1.5]) write(t, x(t), height - 7, 'center')
  write('s', right, height - 7, 'right')
  write('kHz', left - 6, y(7/8*(k.bins - 1)) + 4, 'right')
  write('mean', right + 43, height - 7, 'center')

  const line = (points, colour, size) => {
    pen.beginPath(); pen.strokeStyle = colour; pen.lineWidth = size
    for (const [x, y] of points) pen.lineTo(x, y)
    pen.stroke()
  }
  const means = S => rows(S, k).map((row, f) => [strip(row.reduce((sum, v) => sum + v)/frames), y(f)])
  for (const v of ticks) line([[strip(v), top], [strip(v), bottom]], style.getPropertyValue('--bs-border-color'), 1)
  if (other) line(means(other), style.getPropertyValue('--knob-other'), 1.5)
  line(means(S), style.getPropertyValue('--knob-own'), 1.5)
}

const player = {}   // of the one sound that is heard
function hear(x, button, k) {
  const stopped = player.button
  player.source?.stop()
  if (stopped === button) return
  player.context ??= new AudioContext()
  const source = player.context.createBufferSource(), factor = Math.min(1, .95/x.reduce((most, v) => Math.max(most, Math.abs(v)), 0))
  source.buffer = player.context.createBuffer(1, x.length, k.sample_rate)
  source.buffer.copyToChannel(Float32Array.from(x, v => factor*v), 0)   // no louder than can be played
  source.connect(player.context.destination)
  source.onended = () => { button.textContent = HEAR; if (player.source === source) player.button = player.source = null }
  Object.assign(player, {source, button})
  button.textContent = STOP
  source.start()
}

async function load(file) {
  const answer = await fetch(new URL(file, import.meta.url))
  if (!answer.ok) throw new Error(`${file}: ${answer.status}`)
  return answer
}

async function begin(place) {
  const k = await (await load('knob.json')).json(), kept = {}, still = {}   // sounds, and their spectrograms before any change
  const sound = async file => kept[file] ??= Float64Array.from(new Int16Array(await (await load(file)).arrayBuffer(), 44), v => v/32768)
  await sound(k.sounds[0].file)
  const colours = k.colours.match(/.{6}/g)
  k.palette = Uint32Array.from(colours, c => parseInt('ff' + c.slice(4) + c.slice(2, 4) + c.slice(0, 2), 16))   // as pixels are in memory
  place.innerHTML = layout(k)
  const form = place.querySelector('form'), canvases = place.querySelectorAll('canvas'), buttons = place.querySelectorAll('figure button')
  place.querySelector('i').style.background = `linear-gradient(to right, ${colours.filter((_, i) => i % 15 === 0).map(c => '#' + c)})`
  let x, y

  async function redraw() {
    const file = form.elements.sound.value, norm = form.elements.norm.value, about = k.norms[norm], settings = settingsOf(form)
    const wave = form.elements.wave.checked ? 'standard' : 'none'
    x = await sound(file)
    const started = performance.now()
    y = change(x, settings, k)
    const by = wave => [still[file + wave] ??= spectrogram(WAVES[wave](x), k), spectrogram(WAVES[wave](y), k)]
    const plain = by('none'), shown = (wave === 'none' ? plain : by(wave)).map(S => normed(S, wave, norm, k))
    canvases.forEach((canvas, i) => {
      draw(canvas, shown[i], i ? shown[0] : null, about, k)
      canvas.ariaLabel = `Spectrogram and mean of each frequency, ${i ? 'changed' : 'as recorded'}: ${file.split('.')[0]}, ${wave}+${norm}`
    })
    for (const {name, unit} of SLIDERS) {
      const text = settings[name] === null ? 'off' : `${signed(settings[name])} ${unit}`
      form.elements[name].previousElementSibling.textContent = text
      form.elements[name].setAttribute('aria-valuetext', text)
    }
    const [lowest, highest] = place.querySelectorAll('.scale span')
    lowest.textContent = signed(about.range[0]); highest.textContent = `${signed(about.range[1])} ${about.scale}`
    place.querySelector('.norms p').textContent = about.words
    place.querySelector('.said').innerHTML = sentence(settings, wave, norm, about, apart(...shown), apart(...plain))
    place.shown = {settings, wave, norm, x, y, before: shown[0], after: shown[1], took: performance.now() - started}   // for tests
  }

  let due
  const soon = () => { cancelAnimationFrame(due); due = requestAnimationFrame(redraw) }
  form.addEventListener('input', soon)
  form.addEventListener('reset', () => setTimeout(soon))
  form.addEventListener('submit', event => event.preventDefault())
  buttons.forEach((button, i) => button.addEventListener('click', () => hear(i ? y : x, button, k)))
  new ResizeObserver(soon).observe(place)
  new MutationObserver(soon).observe(document.body, {attributeFilter: ['class']})   // light or dark
}

document.head.insertAdjacentHTML('beforeend', `<link rel="stylesheet" href="${new URL('knob.css', import.meta.url)}">`)
const near = new IntersectionObserver(seen => seen.filter(s => s.isIntersecting).forEach(({target}) => {
  near.unobserve(target)
  begin(target).catch(error => console.warn(error))   // the picture stays
}), {rootMargin: '300px'})
document.querySelectorAll('.turn-the-knob').forEach(place => near.observe(place))
