# Why something cannot be put on paper.

print-missing-glyph = The bundled faces have no character “{ $character }” (U+{ $code }); nothing was printed. Check it; if it is right, print --spell-out prints its code instead.
print-in-row = No. { $number }: { $cause }
print-row-too-tall = No. { $number } is too long ({ $needed } mm; a page has { $available } mm); nothing was printed. Shorten its remark.
print-head-too-tall = The head of the card is too long ({ $needed } mm; a page has { $available } mm); nothing was printed. Shorten title or opinions.
print-layout = The page cannot be laid out; nothing was printed: { $cause }
print-assemble = The PDF was not made: { $cause }
print-label = The label is too small for its code ({ $payload }). Use larger labels.
