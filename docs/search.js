// Words of a query as the index knows them: Chinese has no spaces, and jieba made the index, but is not here.
function splitQuery(query) {
  const index = Search._index;
  const known = (word) => Object.hasOwn(index.terms, word) || Object.hasOwn(index.titleterms, word);
  return query.match(/\p{Script=Han}+|[\p{Letter}\p{Number}_]+/gu)?.flatMap((run) => {
    if (!/\p{Script=Han}/u.test(run) || known(run)) return [run];
    const words = [];
    for (let start = 0; start < run.length; ) {
      let end = run.length;
      while (end > start + 1 && !known(run.slice(start, end))) end--;
      if (end > start + 1) words.push(run.slice(start, end));
      start = end;
    }
    return words.length ? words : [run];
  }) ?? [];
}
