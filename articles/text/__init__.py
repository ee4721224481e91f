"""What a text is, without a database: its words, its structure, its rendering."""

from articles.text.document import NUMBERED, Block, BlockKind, Document, Inline, InlineKind

__all__ = ["NUMBERED", "Block", "BlockKind", "Document", "Inline", "InlineKind"]
