package org.languageplayground.search.reading;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.languageplayground.search.reading.DocumentProblem.Reason;

/** The parts of an office document: XML files in a zip. They may refer to nothing outside, declare no entities, and unfold only so far. */
final class ZipParts {
    /** An older Word file, and an encrypted one, is a “compound file”. */
    private static final String COMPOUND_FILE = "\u00D0\u00CF\u0011\u00E0";

    private static final String ZIP = "PK\u0003\u0004";
    private static final int MOST_BYTES = 64 << 20;

    /** What names mean is looked for in all elements around, so the time of each grows with them. Newer JDKs stop at 100 by themselves. */
    private static final int DEEPEST = 99;

    private final String file;
    private final byte[] bytes;
    private final TimeBudget time;

    /** Sees each event of a part. */
    @FunctionalInterface
    interface Visitor {
        /**
         * Sees where the reader stands.
         *
         * @throws XMLStreamException if the reader cannot go on
         */
        void see(XMLStreamReader xml) throws XMLStreamException;
    }

    /**
     * The parts of a file.
     *
     * @throws DocumentException if the file is no zip
     */
    ZipParts(String file, byte[] bytes, TimeBudget time) {
        this.file = file;
        this.bytes = bytes;
        this.time = time;
        String start = new String(bytes, 0, Math.min(bytes.length, ZIP.length()), StandardCharsets.ISO_8859_1);
        if (start.equals(COMPOUND_FILE)) {
            throw new DocumentException(file, Reason.OLD_WORD);
        }
        if (!start.equals(ZIP)) {
            throw new DocumentException(file, Reason.NOT_OFFICE);
        }
    }

    /**
     * Reads a part from its start to its end.
     *
     * @return whether there is such a part
     * @throws DocumentException if it is broken, or unfolds to more than is read
     * @throws OutOfTimeException if it takes too long
     */
    boolean read(String part, Visitor visitor) {
        time.check();
        try (ZipFile zip = ZipFile.builder().setByteArray(bytes).get()) {
            ZipArchiveEntry entry = zip.getEntry(part);
            if (entry == null) {
                return false;
            }
            if (entry.getGeneralPurposeBit().usesEncryption()) {
                throw new DocumentException(file, Reason.ENCRYPTED);
            }
            try (InputStream in = new Bounded(new TimedInput(zip.getInputStream(entry), time))) {
                read(in, visitor);
            }
            return true;
        } catch (DocumentException | OutOfTimeException e) {
            throw e;
        } catch (IOException | XMLStreamException | RuntimeException e) {
            throw new DocumentException(file, Reason.BROKEN, e);
        }
    }

    private void read(InputStream in, Visitor visitor) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        XMLStreamReader xml = factory.createXMLStreamReader(in);
        int depth = 0;
        while (xml.hasNext()) {
            time.tick();
            switch (xml.next()) {
                case XMLStreamConstants.DTD -> throw new DocumentException(file, Reason.ENTITIES);
                case XMLStreamConstants.START_ELEMENT -> depth++;
                case XMLStreamConstants.END_ELEMENT -> depth--;
                default -> {}
            }
            if (depth > DEEPEST) {
                throw new DocumentException(file, Reason.NESTED);
            }
            visitor.see(xml);
        }
    }

    /** What an element says of itself under a name, in any namespace; empty where it says nothing. */
    static String attribute(XMLStreamReader xml, String name) {
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            if (xml.getAttributeLocalName(i).equals(name)) {
                return xml.getAttributeValue(i);
            }
        }
        return "";
    }

    /** The same as a small number; 1 where it is none. */
    static int number(XMLStreamReader xml, String name) {
        String value = attribute(xml, name);
        return value.matches("\\d{1,4}") ? Integer.parseInt(value) : 1;
    }

    /** Gives up on a part that unfolds to far more than the file's size promises. */
    private final class Bounded extends FilterInputStream {
        private long read;

        Bounded(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int one = super.read();
            count(one < 0 ? 0 : 1);
            return one;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int some = super.read(buffer, offset, length);
            count(Math.max(some, 0));
            return some;
        }

        private void count(int bytes) {
            read += bytes;
            if (read > MOST_BYTES) {
                throw new DocumentException(file, Reason.UNFOLDS);
            }
        }
    }
}
