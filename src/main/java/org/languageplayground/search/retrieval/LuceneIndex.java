package org.languageplayground.search.retrieval;

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
import org.languageplayground.search.analysis.EnglishWords;

/** A Lucene index in memory, whose documents keep the order in which they are given. It holds nothing to be closed. */
final class LuceneIndex {
    private final IndexSearcher searcher;

    private LuceneIndex(IndexSearcher searcher) {
        this.searcher = searcher;
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
                return new LuceneIndex(new IndexSearcher(DirectoryReader.open(directory)));
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
