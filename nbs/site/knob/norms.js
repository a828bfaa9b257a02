// What the widget "turn the knob" computes: the library's arithmetic, with the numbers that .ci/make_knob took from the library.
// nbs/tests/knob.ipynb compares the two. `k` is knob.json; a spectrogram is an array, the frames of the lowest of `k.bins` first.

const made = {}   // what is the same each time
const once = (name, make) => made[name] ??= make()
const mean = x => x.reduce((sum, v) => sum + v, 0)/x.length
const power = x => x.reduce((sum, v) => sum + v*v, 0)/x.length   // mean square
const amplitude = db => 10**(db/20)
export const rows = (S, k) => Array.from({length: k.bins}, (_, f) => S.subarray(f*S.length/k.bins, (f + 1)*S.length/k.bins))

// The Fourier transform of n complex numbers, where n has small prime factors: a function of (re, im)
export const fourier = n => once(`fourier ${n}`, () => {
  const angles = Float64Array.from({length: n}, (_, i) => -2*Math.PI*i/n)
  const cos = angles.map(Math.cos), sin = angles.map(Math.sin), primes = [], order = new Int32Array(n)
  for (let p = 2, rest = n; rest > 1;) rest % p ? p++ : (primes.push(p), rest /= p)
  for (let i = 0; i < n; i++) {   // the digits of i, backwards
    let rest = i, size = n, stride = 1
    for (const p of primes) { size /= p; order[i] += Math.floor(rest/size)*stride; rest %= size; stride *= p }
  }
  const a = new Float64Array(Math.max(...primes)), b = a.slice()
  function join(re, im, at, m, p, turn) {   // p transforms of m numbers become one of p*m
    for (let q = 0, i = at; q < p; q++, i += m) {
      const c = cos[q*turn], s = sin[q*turn]
      a[q] = re[i]*c - im[i]*s; b[q] = re[i]*s + im[i]*c
    }
    if (p === 2) { re[at] = a[0] + a[1]; im[at] = b[0] + b[1]; re[at + m] = a[0] - a[1]; im[at + m] = b[0] - b[1]; return }
    for (let r = 0, i = at, step = 0; r < p; r++, i += m, step += n/p) {
      let u = a[0], v = b[0]
      for (let q = 1, w = step; q < p; q++) {
        u += a[q]*cos[w] - b[q]*sin[w]; v += a[q]*sin[w] + b[q]*cos[w]
        w += step; if (w >= n) w -= n
      }
      re[i] = u; im[i] = v
    }
  }
  return (x, y) => {
    const re = new Float64Array(n), im = new Float64Array(n)
    for (let i = 0; i < n; i++) { re[i] = x[order[i]]; im[i] = y[order[i]] }
    for (let depth = primes.length - 1, m = 1; depth >= 0; m *= primes[depth--]) {
      const p = primes[depth], stride = Math.round(n/m/p)
      for (let at = 0; at < n; at += m*p) for (let i = 0; i < m; i++) join(re, im, at + i, m, p, i*stride)
    }
    return [re, im]
  }
})

// Pink noise with a random phase for each frequency, the same each time
export const pinkNoise = k => once('noise', () => {
  const n = k.filter_size, re = new Float64Array(n), im = new Float64Array(n)
  for (let i = 1, seed = 1; i <= n/2; i++) {
    seed = seed*16807 % 2147483647
    re[i] = Math.cos(2*Math.PI*seed/2147483647)/Math.sqrt(i)
    im[i] = Math.sin(2*Math.PI*seed/2147483647)/Math.sqrt(i)
  }
  return fourier(n)(re, im)[0].slice(0, k.samples)
})

// 50 Hz and its first two harmonics, with a mean square of 1
const mainsHum = k => once('hum', () => {
  const wave = t => Math.sin(100*Math.PI*t) + Math.sin(200*Math.PI*t)/2 + Math.sin(300*Math.PI*t)/3
  const x = Float64Array.from({length: k.samples}, (_, i) => wave(i/k.sample_rate)), size = Math.sqrt(power(x))
  return x.map(v => v/size)
})

// `x` and the noise through a microphone that tilts by `db` an octave around 1 kHz; nothing more happens below 50 Hz
const spectra = new WeakMap()   // x is the real part of what is transformed, the noise the imaginary one: so they stay
function tilted(x, noise, db, k) {
  const n = k.filter_size, padded = v => { const res = new Float64Array(n); res.set(v); return res }
  if (!spectra.has(x)) spectra.set(x, fourier(n)(padded(x), padded(noise)))
  const above = i => Math.log2(Math.max(50, Math.min(i, n - i)*k.sample_rate/n)/1000)   // 1 kHz, in octaves
  const octaves = once('octaves', () => new Float64Array(n).map((_, i) => above(i)))
  const factors = octaves.map(v => Math.exp(Math.LN10/20*db*v)/n)
  const [im, re] = fourier(n)(...spectra.get(x).map(part => part.map((v, i) => v*factors[i])).reverse())   // backwards
  return [re, im].map(part => part.slice(0, x.length))
}

// `x` with noise in the room, a tilted microphone, hum in the cable, and gain, all in dB; null: none at all
export function change(x, {gain, tilt, noise, hum}, k) {
  const size = noise === null ? 0 : amplitude(noise)*Math.sqrt(power(x)/power(pinkNoise(k)))
  const [sound, added] = tilt ? tilted(x, pinkNoise(k), tilt, k) : [x, pinkNoise(k)]
  const mains = hum === null ? 0 : amplitude(hum), wave = mainsHum(k), factor = amplitude(gain)
  return sound.map((v, i) => factor*(v + size*added[i] + mains*wave[i]))
}

// `x` with mean 0 and variance 1
export function standardised(x) {
  const middle = mean(x), centred = x.map(v => v - middle), std = Math.sqrt(power(centred)*x.length/(x.length - 1))
  return centred.map(v => v/std)
}

// Power in dB of `x`: a Hann window, centred frames, the ends reflected. Two frames go through one transform
export function spectrogram(x, k) {
  const n = k.n_fft, frames = 1 + Math.floor(x.length/k.hop_length), S = new Float64Array(k.bins*frames)
  const padded = new Float64Array(x.length + n), first = n/2, last = n/2 + x.length - 1
  padded.set(x, first)
  for (let i = 1; i <= n/2; i++) { padded[first - i] = padded[first + i]; padded[last + i] = padded[last - i] }
  const window = once('window', () => Float64Array.from({length: n}, (_, i) => .5 - .5*Math.cos(2*Math.PI*i/n)))
  const frame = t => window.map((w, i) => w*padded[t*k.hop_length + i])
  for (let t = 0; t < frames; t += 2) {
    const two = t + 1 < frames, [re, im] = fourier(n)(frame(t), two ? frame(t + 1) : window)
    for (let f = 0, g = 0; f < k.bins; f++, g = n - f) {
      S[f*frames + t] = ((re[f] + re[g])**2 + (im[f] - im[g])**2)/4
      if (two) S[f*frames + t + 1] = ((im[f] + im[g])**2 + (re[g] - re[f])**2)/4
    }
  }
  for (let i = 0; i < S.length; i++) S[i] = 10*Math.log10(Math.max(S[i], k.amin))
  return S
}

// Each brings a spectrogram, or one row of it, to another scale, in place; `stats` are those of the training set
const shift = (x, mean, std) => { for (let i = 0; i < x.length; i++) x[i] = (x[i] - mean)/std }
const NORMS = {
  none() {},
  global(S, k, stats) { shift(S, stats.mean, stats.std) },
  channel(S, k, stats) { rows(S, k).forEach((row, f) => shift(row, stats.means[f], stats.stds[f])) },
  instance_channel(S, k, stats) {
    for (const row of rows(S, k)) {
      shift(row, mean(row), 1)
      shift(row, 0, Math.max(stats.least, Math.sqrt(power(row)*row.length/(row.length - 1))))
    }
  },
  pcen(S, k) {
    const {smooth, gain, bias, eps, scale} = k.pcen, energy = db => scale*Math.exp(db*Math.LN10/10)
    for (const row of rows(S, k)) {
      let past = energy(row[0])
      row.forEach((db, t) => {
        const now = energy(db)
        past += smooth*(now - past)
        row[t] = Math.sqrt(now*Math.exp(-gain*Math.log(eps + past)) + bias) - Math.sqrt(bias)
      })
    }
  },
}

// The spectrogram `S` by `norm`; `wave` is the waveform norm before it, none or standard
export function normed(S, wave, norm, k) {
  const res = S.slice()
  NORMS[norm](res, k, k.stats[wave])
  return res
}

// How far two pictures are apart, as a root mean square, and how much contrast the first has
export function apart(before, after) {
  const middle = mean(before)
  return {rms: Math.sqrt(power(before.map((v, i) => after[i] - v))), spread: Math.sqrt(power(before.map(v => v - middle)))}
}
