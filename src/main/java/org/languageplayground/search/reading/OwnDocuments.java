package org.languageplayground.search.reading;

import java.io.InputStream;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.languageplayground.search.text.Document;

/** The documents that one person brought, in memory. A file that cannot be read leaves nothing behind. */
public final class OwnDocuments {
    private final ReadingLimits limits;
    private final Map<String, Document> documents = new LinkedHashMap<>();

    public OwnDocuments(ReadingLimits limits) {
        this.limits = limits;
    }

    /**
     * Adds a file; one of the same name is replaced.
     *
     * @throws DocumentException if it cannot be read, or there are too many
     */
    public synchronized Document add(String file, InputStream in) {
        if (!documents.containsKey(file) && documents.size() >= limits.documents()) {
            throw new DocumentException(
                    file,
                    String.format(
                            Locale.ROOT, "is one too many: %,d documents are the most at a time", limits.documents()));
        }
        Document document = new DocumentReader(limits).read(file, in);
        documents.put(file, document);
        return document;
    }

    /** Forgets a document. */
    public synchronized void remove(String file) {
        documents.remove(file);
    }

    /** The documents in the order in which they came. */
    public synchronized List<Document> list() {
        Collection<Document> values = documents.values();
        return List.copyOf(values);
    }
}
