// Answers count Unicode code points; strings of JavaScript count UTF-16 code units. They differ behind an emoji.

const ASTRAL = /[\u{10000}-\u{10ffff}]/gu;

/**
 * A function from positions in code points to positions in code units of `text`.
 *
 * Only characters beyond U+FFFF make a difference, each by one: their positions are kept, and searched by halving.
 */
export function toUnits(text) {
  const astral = [];
  for (const match of text.matchAll(ASTRAL)) astral.push(match.index - astral.length);
  if (!astral.length) return (position) => position;
  return (position) => position + before(astral, position);
}

/** How many numbers of an ascending list are less than `position`. */
function before(list, position) {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (list[middle] < position) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** A function that cuts a span, `{start, end}` in code points, out of `text`. */
export function cutter(text) {
  const units = toUnits(text);
  return ({ start, end }) => text.slice(units(start), units(end));
}
