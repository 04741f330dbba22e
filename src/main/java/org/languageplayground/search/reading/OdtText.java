package org.languageplayground.search.reading;

import java.util.Optional;
import java.util.Set;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamReader;
import org.languageplayground.search.reading.DocumentProblem.Reason;

/** The paragraphs, tables and notes of an OpenDocument text (ODF 1.3). Macros, pictures, comments and deleted text are left out. */
final class OdtText implements TextFormat {
    private static final String MANIFEST = "META-INF/manifest.xml";
    private static final String CONTENT = "content.xml";

    @Override
    public Extract read(String file, byte[] bytes, int characters, TimeBudget time) {
        ZipParts parts = new ZipParts(file, bytes, time);
        parts.read(MANIFEST, xml -> {
            if (xml.isStartElement() && xml.getLocalName().equals("encryption-data")) {
                throw new DocumentException(file, Reason.ENCRYPTED);
            }
        });
        BoundedText text = new BoundedText(file, characters, time);
        if (!parts.read(CONTENT, new Story(text))) {
            throw new DocumentException(file, Reason.NOT_ODT);
        }
        return new Extract(text.toString(), Optional.empty());
    }

    /** Reads the paragraphs and tables. */
    private static final class Story implements ZipParts.Visitor {
        private static final Set<String> UNREAD = Set.of("tracked-changes", "annotation", "note-citation", "ruby-text");

        private final Blocks blocks;
        private int spoken;
        private int left;
        private int heads;
        private boolean gap;

        Story(BoundedText text) {
            blocks = new Blocks(text);
        }

        @Override
        public void see(XMLStreamReader xml) {
            switch (xml.getEventType()) {
                case XMLStreamConstants.START_ELEMENT -> start(xml);
                case XMLStreamConstants.END_ELEMENT -> end(xml.getLocalName());
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.SPACE, XMLStreamConstants.CDATA -> {
                    if (spoken > 0 && left == 0) {
                        blocks.append(gap ? " " + xml.getText() : xml.getText());
                        gap = false;
                    }
                }
                default -> {}
            }
        }

        private void start(XMLStreamReader xml) {
            String name = xml.getLocalName();
            if (UNREAD.contains(name)) {
                left++;
            }
            switch (name) {
                case "p", "h" -> spoken++;
                case "s", "tab" -> blocks.append(" ");
                case "line-break" -> blocks.append("\n");
                case "note" -> blocks.append(" (");
                case "table" -> blocks.beginTable();
                case "table-header-rows" -> heads++;
                case "table-row" -> blocks.head(heads > 0);
                case "table-cell" -> {
                    blocks.beginCell();
                    blocks.span(
                            ZipParts.number(xml, "number-columns-spanned"),
                            ZipParts.number(xml, "number-rows-spanned"));
                }
                default -> {}
            }
        }

        private void end(String name) {
            if (UNREAD.contains(name)) {
                left--;
            }
            switch (name) {
                case "p", "h" -> {
                    spoken--;
                    gap = spoken > 0;
                    if (!gap && left == 0) {
                        blocks.endParagraph();
                    }
                }
                case "note" -> {
                    gap = false;
                    blocks.append(")");
                }
                case "table" -> blocks.endTable();
                case "table-header-rows" -> heads--;
                case "table-row" -> blocks.endRow();
                case "table-cell" -> blocks.endCell();
                default -> {}
            }
        }
    }
}
