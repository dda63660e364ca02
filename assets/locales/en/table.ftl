# Registers, the page of a document, the circulation card.
