package org.languageplayground.search.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamReader;
import org.languageplayground.search.reading.DocumentProblem.Reason;

/**
 * The paragraphs, tables and notes of a docx file (ECMA-376, WordprocessingML). Macros, pictures, comments, headers and footers, deleted and
 * hidden text are left out.
 */
final class DocxText implements TextFormat {
    private static final String START = "_rels/.rels";

    @Override
    public Extract read(String file, byte[] bytes, int characters, TimeBudget time) {
        ZipParts parts = new ZipParts(file, bytes, time);
        String main = targets(parts, START, "", "/officeDocument").stream()
                .findFirst()
                .orElseThrow(() -> new DocumentException(file, Reason.NOT_DOCX));
        BoundedText text = new BoundedText(file, characters, time);
        if (!parts.read(main, new Story(text))) {
            throw new DocumentException(file, Reason.BROKEN);
        }
        String folder = main.substring(0, main.lastIndexOf('/') + 1);
        String relations = folder + "_rels/" + main.substring(folder.length()) + ".rels";
        for (String notes : List.of("/footnotes", "/endnotes")) {
            targets(parts, relations, folder, notes).forEach(part -> parts.read(part, new Story(text)));
        }
        return new Extract(text.toString(), Optional.empty());
    }

    /** The parts that stand in a relation to another. */
    private static List<String> targets(ZipParts parts, String relations, String folder, String type) {
        List<String> targets = new ArrayList<>();
        parts.read(relations, xml -> {
            if (xml.isStartElement()
                    && xml.getLocalName().equals("Relationship")
                    && ZipParts.attribute(xml, "Type").endsWith(type)) {
                String target = ZipParts.attribute(xml, "Target");
                targets.add(target.startsWith("/") ? target.substring(1) : folder + target);
            }
        });
        return targets;
    }

    /** Reads a part's paragraphs and tables. */
    private static final class Story implements ZipParts.Visitor {
        private final BoundedText text;
        private final Blocks blocks;
        private final StringBuilder run = new StringBuilder();
        private int left;
        private boolean spoken;
        private boolean hidden;
        private boolean firstRowIsHead;

        Story(BoundedText text) {
            this.text = text;
            blocks = new Blocks(text);
        }

        @Override
        public void see(XMLStreamReader xml) {
            switch (xml.getEventType()) {
                case XMLStreamConstants.START_ELEMENT -> start(xml);
                case XMLStreamConstants.END_ELEMENT -> end(xml.getLocalName());
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.SPACE, XMLStreamConstants.CDATA -> {
                    if (spoken && left == 0) {
                        run.append(xml.getText());
                        text.requireRoom(run.length());
                    }
                }
                default -> {}
            }
        }

        private void start(XMLStreamReader xml) {
            switch (xml.getLocalName()) {
                // What is told again for older programs, and what stands elsewhere now.
                case "Fallback", "moveFrom" -> left++;
                case "t" -> spoken = true;
                case "tab" -> run.append(' ');
                case "br", "cr" -> run.append('\n');
                case "noBreakHyphen" -> run.append('-');
                case "r" -> {
                    hidden = false;
                    run.setLength(0);
                }
                case "vanish" -> hidden = isOn(xml);
                case "tbl" -> {
                    firstRowIsHead = false;
                    blocks.beginTable();
                }
                case "tblLook" -> firstRowIsHead = isFirstRow(xml);
                case "tr" -> {
                    blocks.head(firstRowIsHead);
                    firstRowIsHead = false;
                }
                case "tblHeader" -> blocks.head(isOn(xml));
                case "tc" -> blocks.beginCell();
                case "gridSpan" -> blocks.span(ZipParts.number(xml, "val"), 1);
                case "vMerge" -> {
                    if (!ZipParts.attribute(xml, "val").equals("restart")) {
                        blocks.asAbove();
                    }
                }
                default -> {}
            }
        }

        private void end(String name) {
            switch (name) {
                case "Fallback", "moveFrom" -> left--;
                case "t" -> spoken = false;
                case "r" -> {
                    if (!hidden && left == 0) {
                        blocks.append(run.toString());
                    }
                    run.setLength(0);
                }
                case "p" -> {
                    if (left == 0) {
                        blocks.endParagraph();
                    }
                }
                case "tbl" -> blocks.endTable();
                case "tr" -> blocks.endRow();
                case "tc" -> blocks.endCell();
                default -> {}
            }
        }

        private static boolean isOn(XMLStreamReader xml) {
            return !ZipParts.attribute(xml, "val").matches("0|false|off");
        }

        private static boolean isFirstRow(XMLStreamReader xml) {
            String first = ZipParts.attribute(xml, "firstRow");
            String flags = ZipParts.attribute(xml, "val");
            return first.isEmpty()
                    ? flags.matches("[0-9A-Fa-f]{1,4}") && (Integer.parseInt(flags, 16) & 0x20) != 0
                    : first.matches("1|true|on");
        }
    }
}
