/** The part of pdfkit that the typesetter uses; the package brings no types. */
declare module 'pdfkit' {
  import type { Readable } from 'node:stream';

  interface TextOptions {
    readonly width?: number;
    readonly align?: 'left' | 'right';
    readonly lineGap?: number;
    /** Below the top of the line where negative, in points. */
    readonly baseline?: number;
    readonly continued?: boolean;
    readonly lineBreak?: boolean;
  }

  interface Sides {
    readonly top: number;
    readonly right: number;
    readonly bottom: number;
    readonly left: number;
  }

  interface Cell {
    readonly text: string;
    readonly type: 'TH' | 'TD';
    readonly align: { readonly x: 'left' | 'right'; readonly y: 'top' };
    readonly font: { readonly src: string; readonly size: number };
    readonly border: Sides;
    readonly borderColor: string;
    readonly padding: Sides;
  }

  interface OutlineItem {
    addItem(title: string): OutlineItem;
  }

  interface StructureElement {
    end(): this;
  }

  export default class PDFDocument extends Readable {
    x: number;
    y: number;
    readonly page: {
      readonly width: number;
      readonly height: number;
      readonly margins: { top: number; bottom: number };
    };
    readonly outline: OutlineItem;
    constructor(options: Readonly<Record<string, unknown>>);
    font(name: string, size: number): this;
    fillColor(colour: string): this;
    text(text: string, x: number, y: number, options?: TextOptions): this;
    text(text: string, options?: TextOptions): this;
    heightOfString(text: string, options?: TextOptions): number;
    table(options: {
      readonly structParent: PDFDocument;
      readonly maxWidth: number;
      readonly columnStyles: readonly number[];
      readonly data: readonly (readonly Cell[])[];
    }): unknown;
    addPage(): this;
    bufferedPageRange(): { readonly start: number; readonly count: number };
    switchToPage(index: number): unknown;
    markContent(tag: 'Artifact', options: { readonly type: 'Pagination' }): this;
    endMarkedContent(): this;
    struct(type: string, draw: () => void): StructureElement;
    addStructure(element: StructureElement): this;
    end(): void;
  }
}
