"""The reader of numbers said in the narrative.

The wording is data (`rules/forms/statements.toml`); this package turns it into a grammar and reads paragraphs
with it:

- `words`, `numerals`, `grammar`: the file → `Grammar`
- `names`, `ordinals`, `tokens`: a paragraph → sentences of words, numbers and marks
- `clauses`, `following`, `matching`, `fitting`: which pattern a number follows, and what of the words is understood
- `covered`, `coverage`: how much of the whole a number covers
- `claims`, `counting`, `denials`, `sentence_reader`: which number is said about what; what is said in words
- `items`, `cues`, `spoken`, `frames`, `lists`, `completeness`, `totals`, `remainders`, `pairs`: lists with their whole,
  sums with their parts, what was settled of what came in
- `expressions`, `ratios`, `shares`, `bases`, `proportions`, `named_shares`, `comparison`, `changes`, `averages`,
  `movements`, `reached`: shares, rates, changes
- `units`: which numbers may be added and compared
- `values`: what was found → values of the model
- `told`: what the sentences before have told
- `read`: all of it, over the parts of a report
"""

from reportlint.reading.statements.grammar import read_grammar
from reportlint.reading.statements.read import NarrativeNumbers, read_statements

__all__ = ["NarrativeNumbers", "read_grammar", "read_statements"]
