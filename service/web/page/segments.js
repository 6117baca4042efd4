// Marks overlap: a name stands in a quote, the quote in a block, a key point rests on all of it. Elements cannot overlap,
// so a text is cut wherever any mark begins or ends, and each piece knows all the marks that lie over it.

/**
 * The pieces of a text from `start` to `end`: `[{start, end, marks}]`, in order, none empty, covering all of it.
 *
 * A mark is `{start, end, …}`, half-open, in the same unit; what of it lies outside is cut off, and empty ones are left
 * out. `marks` of a piece are in the order in which they were given. Takes time n log n in the number of marks.
 */
export function segments(start, end, marks) {
  const inside = marks.filter((mark) => mark.start < end && mark.end > start && mark.start < mark.end);
  const opening = [...inside].sort((one, other) => one.start - other.start);
  const order = new Map(inside.map((mark, index) => [mark, index]));
  const pieces = [];
  let open = new Set();
  let next = 0;
  const cuts = boundaries(start, end, inside);
  for (let index = 0; index + 1 < cuts.length; index += 1) {
    const [from, to] = [cuts[index], cuts[index + 1]];
    for (const mark of open) if (mark.end <= from) open.delete(mark);
    while (next < opening.length && opening[next].start <= from) open.add(opening[next++]);
    pieces.push({ start: from, end: to, marks: [...open].sort((one, other) => order.get(one) - order.get(other)) });
  }
  return pieces;
}

function boundaries(start, end, marks) {
  const found = new Set([start, end]);
  for (const mark of marks) {
    found.add(Math.max(start, mark.start));
    found.add(Math.min(end, mark.end));
  }
  return [...found].sort((one, other) => one - other);
}
