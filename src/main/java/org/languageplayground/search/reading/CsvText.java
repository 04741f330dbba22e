package org.languageplayground.search.reading;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Comparator;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.languageplayground.search.reading.DocumentProblem.Reason;
import org.languageplayground.search.reading.TableText.Cell;

/** A table with a row a line; its first row is the heads of the columns. */
final class CsvText implements TextFormat {
    private final String separators;

    /**
     * Reads tables.
     *
     * @param separators what may stand between two cells; the one that the first line holds most of is taken
     */
    CsvText(String separators) {
        this.separators = separators;
    }

    @Override
    public Extract read(String file, byte[] bytes, int characters, TimeBudget time) {
        Extract source = new PlainText().read(file, bytes, characters, time);
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setDelimiter(separator(source.text()))
                .get();
        BoundedText text = new BoundedText(file, characters, time);
        TableText table = new TableText(text);
        try (CSVParser parser = CSVParser.parse(source.text(), format)) {
            for (CSVRecord row : parser) {
                table.checkWidth(row.size());
                table.row(row.getRecordNumber() == 1, row.stream().map(Cell::of).toList());
            }
        } catch (IOException | UncheckedIOException e) {
            throw new DocumentException(file, Reason.BROKEN_TABLE, e);
        }
        table.end();
        return new Extract(text.toString(), source.charset());
    }

    private char separator(String text) {
        String first = text.lines().filter(line -> !line.isBlank()).findFirst().orElse("");
        return (char) separators
                .chars()
                .boxed()
                .max(Comparator.comparingLong(
                        separator -> first.chars().filter(c -> c == separator).count()))
                .orElseThrow()
                .intValue();
    }
}
