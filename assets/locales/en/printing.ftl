# Printing, slips and bringing ledgers in, as the window says it

printing-stopped = The printing was stopped; nothing was printed.
