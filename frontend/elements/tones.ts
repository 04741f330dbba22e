import { written } from './element';
import type { Cell, Table } from './figure';

const LOWEST_HERTZ = 220;
const OCTAVES = 2;
const LONGEST_TONE_SECONDS = 0.25;
const LONGEST_MELODY_SECONDS = 8;
const SHORTEST_APART_SECONDS = 0.08;
const EDGE_SECONDS = 0.01;
const LOUDNESS = 0.2;
const RESTS_AFTER = 0.8;

/** A number of a picture and what it belongs to; where there is no number, nothing sounds. */
export interface Note {
  label: string;
  value: number | null;
}

/** Numbers of a picture that are heard one after the other. */
export interface Melody {
  name: string;
  notes: Note[];
}

/** The word that stands right before a number and belongs to it, if there is one. */
const word = (row: Cell[], column: number): Cell => (column > 1 && typeof row[column - 1] === 'string' ? row[column - 1] : '');

/** A melody for each column of a table that holds numbers; a tone belongs to the first cell of its row, and to the word before it. */
export function melodies({ columns, rows }: Table): Melody[] {
  return columns
    .map((name, column) => ({
      name: rows[0] && word(rows[0], column) ? `${columns[column - 1]} ${name}` : name,
      notes: rows.map((row) => ({ label: `${row[0]} ${word(row, column)}`.trim(), value: typeof row[column] === 'number' ? row[column] : null })),
    }))
    .filter(({ notes }, column) => column > 0 && notes.some(({ value }) => value !== null));
}

/** A melody for each row of a matrix; where a token sees only what stands before it, it ends with itself. */
export function rowMelodies({ columns, rows }: Table, causal: boolean): Melody[] {
  return rows.map(([name, ...values], i) => ({
    name: String(name), notes: (causal ? values.slice(0, i + 1) : values).map((value, j) => ({ label: columns[j + 1] ?? written(j + 1), value: value as number })),
  }));
}

/** The frequency of a tone, in hertz, for a share of 0 (the lowest) to 1 (the highest): equal steps of the share are equal steps to the ear. */
export const hertz = (share: number): number => LOWEST_HERTZ * 2 ** (OCTAVES * share);

/** Tones of this computer, one after the other. */
export class Tones {
  private readonly context = new AudioContext();
  private oscillator: OscillatorNode | null = null;
  private gain: GainNode | null = null;
  private start = 0;
  private seconds = 0;

  /** Sounds tones of these frequencies, in hertz; where there is none is a rest. */
  play(frequencies: (number | null)[]) {
    this.stop();
    void this.context.resume();
    const oscillator = new OscillatorNode(this.context, { type: 'triangle' });
    const gain = new GainNode(this.context, { gain: 0 });
    oscillator.connect(gain).connect(this.context.destination);
    this.seconds = Math.min(LONGEST_TONE_SECONDS, LONGEST_MELODY_SECONDS / frequencies.length);
    this.start = this.context.currentTime + EDGE_SECONDS;
    frequencies.forEach((frequency, i) => this.schedule(oscillator.frequency, gain.gain, this.start + i * this.seconds, frequency));
    const end = this.start + frequencies.length * this.seconds;
    gain.gain.setValueAtTime(0, end);
    oscillator.start();
    oscillator.stop(end + EDGE_SECONDS);
    [this.oscillator, this.gain] = [oscillator, gain];
  }

  /** Tones that have room between them stand apart; many in a short time are one that glides. */
  private schedule(pitch: AudioParam, loudness: AudioParam, time: number, frequency: number | null) {
    const loud = frequency === null ? 0 : LOUDNESS;
    if (frequency !== null) pitch.setValueAtTime(frequency, time);
    if (this.seconds < SHORTEST_APART_SECONDS) {
      loudness.setValueAtTime(loud, time);
      return;
    }
    loudness.setValueAtTime(0, time);
    loudness.linearRampToValueAtTime(loud, time + EDGE_SECONDS);
    loudness.setValueAtTime(loud, time + RESTS_AFTER * this.seconds);
    loudness.linearRampToValueAtTime(0, time + this.seconds);
  }

  /** Which of the tones sounds now, from 0; as many as there are once they have ended. */
  at(): number {
    return Math.max(0, Math.floor((this.context.currentTime - this.start) / this.seconds));
  }

  stop() {
    this.gain?.gain.cancelScheduledValues(0);
    this.gain?.gain.setValueAtTime(0, this.context.currentTime);
    this.oscillator?.stop();
    [this.oscillator, this.gain] = [null, null];
  }

  close() {
    this.stop();
    void this.context.close();
  }
}
