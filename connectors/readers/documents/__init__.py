"""Documents: PDF, Word, PowerPoint, OpenDocument, RTF, EPUB. A row is a page, a slide, or a paragraph or table row; nooks have columns."""
