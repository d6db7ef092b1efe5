"""Papers for a board: one content as data, written as a web page, PDF, Word document or Markdown."""
