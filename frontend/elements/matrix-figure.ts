import { Figure, Table } from './figure';
import { Melody, rowMelodies } from './tones';

/** Labels and every number of a matrix, as the server sends them when they are asked for. */
export interface Exact {
  rows: string[];
  columns: string[];
  values: number[][];
}

/** A picture of a matrix whose rows are tokens, of which some are selected: the exact numbers stay with the server until they are asked for. */
export abstract class MatrixFigure extends Figure {
  declare selected: number[];
  declare causal: boolean;
  declare $server: { all(): Promise<string> };

  protected get firstMelody(): number {
    return this.selected.at(-1) ?? 0;
  }

  /** Of each token what it gives to those that it sees. */
  melodies(table: Table): Melody[] {
    return rowMelodies(table, this.causal);
  }

  async json(): Promise<Exact> {
    return JSON.parse(await this.$server.all()) as Exact;
  }

  async numbers(): Promise<Table> {
    const { rows, columns, values } = await this.json();
    return { columns: ['', ...columns], rows: values.map((row, i) => [rows[i], ...row]) };
  }
}
