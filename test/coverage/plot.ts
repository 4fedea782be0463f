interface Line {
  readonly label: string;
  readonly color: string;
  /** Under which of its points the label stands. */
  readonly labelled: 'first' | 'last';
  readonly points: readonly { readonly questions: number; readonly share: number }[];
}

interface PlotOptions {
  readonly title: string;
  readonly lines: readonly Line[];
}

const WIDTH = 720;
const HEIGHT = 380;
const AREA = { left: 60, right: 700, top: 50, bottom: 320 };
const SHARES = { low: 0.4, high: 1 };
const QUESTIONS = [2, 5, 10, 20, 50];

/** A line plot of shares by number of questions, as an SVG picture with its own background; questions by their logarithm. */
export function plot({ title, lines }: PlotOptions): string {
  const grid = [0.5, 0.6, 0.7, 0.8, 0.9, 1].map(
    (share) =>
      `<line x1="${AREA.left}" x2="${AREA.right}" y1="${y(share)}" y2="${y(share)}" stroke="#ddd"/>` +
      text(AREA.left - 8, y(share) + 4, `${Math.round(share * 100)} %`, 'end'),
  );
  const ticks = QUESTIONS.map((questions) =>
    text(x(questions), AREA.bottom + 20, String(questions), 'middle'),
  );
  const band = `<rect x="${AREA.left}" width="${AREA.right - AREA.left}" y="${y(0.96)}" height="${(
    y(0.94) - y(0.96)
  ).toFixed(1)}" fill="#cfe8cf"/>`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="sans-serif" font-size="13">`,
    `<title>${title}</title>`,
    `<rect width="${WIDTH}" height="${HEIGHT}" fill="#fff"/>`,
    text(AREA.left, 28, title, 'start', 15),
    band,
    ...grid,
    ...ticks,
    text((AREA.left + AREA.right) / 2, AREA.bottom + 42, 'questions', 'middle'),
    ...lines.flatMap(drawLine),
    '</svg>',
    '',
  ].join('\n');
}

function drawLine({ label, color, labelled, points }: Line): string[] {
  const places = points.map(({ questions, share }) => `${x(questions)},${y(share)}`);
  const named = points.at(labelled === 'first' ? 0 : -1);
  return [
    `<polyline points="${places.join(' ')}" fill="none" stroke="${color}" stroke-width="2"/>`,
    ...points.map(
      ({ questions, share }) => `<circle cx="${x(questions)}" cy="${y(share)}" r="3" fill="${color}"/>`,
    ),
    named === undefined
      ? ''
      : text(labelLeft(named.questions), y(named.share) + 22, label, anchorOf(labelled), 13, color),
  ];
}

function labelLeft(questions: number): number {
  return Math.min(x(questions), AREA.right - 4);
}

function anchorOf(labelled: Line['labelled']): 'start' | 'end' {
  return labelled === 'first' ? 'start' : 'end';
}

function x(questions: number): number {
  const [low, high] = [Math.log(QUESTIONS[0]!), Math.log(QUESTIONS.at(-1)!)];
  const share = (Math.log(questions) - low) / (high - low);
  return Math.round(AREA.left + 10 + share * (AREA.right - AREA.left - 20));
}

function y(share: number): number {
  const height = (share - SHARES.low) / (SHARES.high - SHARES.low);
  return Math.round((AREA.bottom - height * (AREA.bottom - AREA.top)) * 10) / 10;
}

function text(
  left: number,
  top: number,
  words: string,
  ...[anchor, size = 13, color = '#222']: Style
): string {
  const place = `x="${left}" y="${top}" text-anchor="${anchor}" font-size="${size}" fill="${color}"`;
  return `<text ${place}>${words}</text>`;
}

type Style = [anchor: 'start' | 'middle' | 'end', size?: number, color?: string];
