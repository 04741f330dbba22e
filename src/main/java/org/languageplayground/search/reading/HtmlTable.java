package org.languageplayground.search.reading;

import java.util.List;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;
import org.languageplayground.search.reading.TableText.Cell;

/** A table of a web page. A table within one of its cells is read as words of that cell. */
record HtmlTable(Element table) {

    /** Whether an element is a table of rows, and not one that only lays a page out. */
    static boolean is(Element element) {
        return element.normalName().equals("table")
                && !element.attr("role").matches("presentation|none")
                && rows(element).stream().anyMatch(row -> cells(row).size() > 1);
    }

    /** Tells the caption, and each row in a line. */
    void tell(BoundedText text) {
        table.children().stream()
                .filter(child -> child.normalName().equals("caption"))
                .forEach(caption -> text.append(caption.text()).border());
        TableText rows = new TableText(text);
        for (Element row : rows(table)) {
            text.tick();
            rows.checkWidth(cells(row).size());
            rows.row(
                    isHead(row),
                    cells(row).stream()
                            .map(cell -> new Cell(cell.text(), number(cell, "colspan"), number(cell, "rowspan")))
                            .toList());
        }
        rows.end();
    }

    private static List<Element> rows(Element table) {
        return table.children().stream()
                .flatMap(part -> part.normalName().equals("tr")
                        ? Stream.of(part)
                        : part.children().stream()
                                .filter(row -> row.normalName().equals("tr")))
                .toList();
    }

    private static List<Element> cells(Element row) {
        return row.children().stream()
                .filter(cell -> cell.normalName().matches("t[dh]"))
                .toList();
    }

    private static boolean isHead(Element row) {
        return row.parent().normalName().equals("thead")
                || cells(row).stream().allMatch(cell -> cell.normalName().equals("th"));
    }

    private static int number(Element cell, String attribute) {
        String value = cell.attr(attribute);
        return value.matches("\\d{1,4}") ? Integer.parseInt(value) : 1;
    }
}
