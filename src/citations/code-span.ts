/** Code with every character but the line ends blanked, so that places stay where they are. */
export function withoutCode(answer: string): string {
  return answer
    .replaceAll(/^ {0,3}(`{3,20}|~{3,20})[^\n]*\n(?:(?! {0,3}\1)[^\n]*\n?)*(?: {0,3}\1[`~]*)?/gm, blank)
    .replaceAll(/(?<!`)(`+)(?!`)[^`\n]{1,1000}?(?<!`)\1(?!`)/g, blank);
}

const blank = (code: string): string => code.replaceAll(/[^\n]/g, ' ');
