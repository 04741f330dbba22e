package org.languageplayground.search.retrieval;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LogDocMergePolicy;
import org.apache.lucene.index.SerialMergeScheduler;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.store.IndexInput;
import org.apache.lucene.store.IndexOutput;
import org.languageplayground.search.analysis.EnglishWords;
import org.languageplayground.search.file.Written;

/** A Lucene index in memory, whose documents keep the order in which they are given. It holds nothing to be closed. */
final class LuceneIndex {
    private static final int BUFFER = 1 << 16;

    private final Directory directory;
    private final IndexSearcher searcher;

    private LuceneIndex(Directory directory) throws IOException {
        this.directory = directory;
        searcher = new IndexSearcher(DirectoryReader.open(directory));
    }

    /** Writes Lucene's files, for {@link #read}. */
    void write(DataOutput out) throws IOException {
        String[] files = directory.listAll();
        Written.texts(out, List.of(files));
        byte[] buffer = new byte[BUFFER];
        for (String file : files) {
            try (IndexInput in = directory.openInput(file, IOContext.DEFAULT)) {
                out.writeLong(in.length());
                for (long left = in.length(); left > 0; left -= buffer.length) {
                    int count = (int) Math.min(buffer.length, left);
                    in.readBytes(buffer, 0, count);
                    out.write(buffer, 0, count);
                }
            }
        }
    }

    /** What {@link #write} has written. */
    static LuceneIndex read(DataInput in) throws IOException {
        Directory directory = new ByteBuffersDirectory();
        byte[] buffer = new byte[BUFFER];
        for (String file : Written.texts(in)) {
            try (IndexOutput out = directory.createOutput(file, IOContext.DEFAULT)) {
                for (long left = in.readLong(); left > 0; left -= buffer.length) {
                    int count = (int) Math.min(buffer.length, left);
                    in.readFully(buffer, 0, count);
                    out.writeBytes(buffer, 0, count);
                }
            }
        }
        return new LuceneIndex(directory);
    }

    static LuceneIndex of(List<Document> documents) {
        Making making = new Making();
        documents.forEach(making::add);
        return making.result();
    }

    /** An index to which documents are added one by one. */
    static final class Making {
        private final ByteBuffersDirectory directory = new ByteBuffersDirectory();
        private final IndexWriter writer;

        Making() {
            IndexWriterConfig config = new IndexWriterConfig(EnglishWords.ANALYZER);
            config.setMergePolicy(new LogDocMergePolicy());
            config.setMergeScheduler(new SerialMergeScheduler());
            try {
                writer = new IndexWriter(directory, config);
            } catch (IOException e) {
                throw unreadable(e);
            }
        }

        void add(Document document) {
            try {
                writer.addDocument(document);
            } catch (IOException e) {
                throw unreadable(e);
            }
        }

        LuceneIndex result() {
            try (writer) {
                writer.forceMerge(1);
                writer.commit();
                return new LuceneIndex(directory);
            } catch (IOException e) {
                throw unreadable(e);
            }
        }
    }

    IndexSearcher searcher() {
        return searcher;
    }

    ScoreDoc[] search(Query query, int k) {
        try {
            return searcher.search(query, k).scoreDocs;
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    static UncheckedIOException unreadable(IOException e) {
        return new UncheckedIOException("an index in memory cannot be read", e);
    }
}
