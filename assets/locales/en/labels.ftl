# Labels for copies, places, receipts and bags: chosen, laid out and printed in the window

labels-command = Labels…
labels-title = Labels
labels-keys = Arrows choose where to begin, Enter sets it; Enter again previews. Digits change the kind, N takes a new sheet, G prints the grid.
labels-what = For
labels-of = { $of ->
    [copies] Copies
    [places] Places
    [stamps] Receipt stamps
   *[bags] Bags
  }
labels-which = Which
labels-all = All
labels-year = { $year }
labels-chosen-documents = { $n ->
    [one] The chosen document
   *[other] The { $n } chosen documents
  }
labels-chosen-document = { $name }
labels-chosen-copy = The chosen copy of { $name }
labels-within = { $place } and what is in it
labels-matter = { $slot }
labels-sheet = Sheet
labels-sold = { $columns } × { $rows } labels, { $width } × { $height } mm
labels-custom = Measured
labels-measure = { $measure ->
    [columns] Columns
    [rows] Rows
    [width] Width
    [height] Height
    [left] Left
    [top] Top
    [gap_x] Gap →
   *[gap_y] Gap ↓
  }
labels-flaw = { $flaw ->
    [narrow] A label is too narrow for its bars: at least 35 mm.
    [low] A label is too low for its codes: at least 21 mm.
   *[off] These labels do not lie on A4 (210 × 297 mm).
  }
labels-first = Where to begin
labels-first-at = Begins with label { $n }; those before it are used. Click a free one to change it.
labels-first-new = Begins with a whole sheet. Of one already begun, click the first free label.
labels-new-sheet = New sheet
labels-offset = Printer is off by
labels-offset-none = No printer was used yet: choose one in the preview and fill in by how much it is off under “Calibrate”.
labels-offset-of = { $printer }, upright pages:
labels-grid = Print the grid
labels-grid-hint = Print where the labels lie on plain paper and hold it against the sheet before a light; what is off goes into the fields above
labels-preview = Preview
labels-sum = { $n ->
    [one] 1 label
   *[other] { $n } labels
  } on { $sheets ->
    [one] 1 sheet
   *[other] { $sheets } sheets
  }
labels-reading = Reading the books, { $n } so far…
labels-none = Nothing to print: what was given back, destroyed or sent out gets no label.
labels-unrecorded = Printing labels is not recorded. Printed or saved, the sheet is remembered up to where it is used.
labels-name = Labels: { $of }
labels-name-grid = Grid of labels
labels-cell-used = Label { $n }, used
labels-cell-free = Label { $n }, free
labels-cell-printed = Label { $n }: { $head }
