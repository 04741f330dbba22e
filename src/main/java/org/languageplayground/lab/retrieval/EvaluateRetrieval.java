package org.languageplayground.lab.retrieval;

import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.languageplayground.search.KnowledgeBase;
import org.languageplayground.search.Method;
import org.languageplayground.search.embedding.Embedding;
import org.languageplayground.search.embedding.SentenceEncoder;
import org.languageplayground.search.embedding.TokenVectors;
import org.languageplayground.search.evaluation.Question;
import org.languageplayground.search.measure.Bootstrap;
import org.languageplayground.search.measure.Measures;
import org.languageplayground.search.retrieval.Hit;
import org.languageplayground.search.retrieval.LsaRetriever;
import org.languageplayground.search.retrieval.Retriever;
import org.languageplayground.search.text.Chunk;
import org.languageplayground.search.text.Document;
import org.languageplayground.search.text.Span;
import org.languageplayground.search.vector.Lsa;
import org.languageplayground.world.EnglishEncoder;

/** Measures every method on a collection in BEIR's layout, its documents uncut, and prints a table. */
public final class EvaluateRetrieval {
    private static final int TOP = 10;

    private final List<Question> questions;
    private final List<Chunk> chunks;

    private EvaluateRetrieval(BeirCollection collection) {
        questions = collection.questions();
        chunks = collection.documents().stream().map(EvaluateRetrieval::whole).toList();
    }

    private static Chunk whole(Document document) {
        return new Chunk(document, new Span(0, document.text().length()), 1);
    }

    /** Takes one argument, the folder. */
    public static void main(String[] args) {
        if (args.length != 1) {
            System.err.println("Name one folder with corpus.jsonl, queries.jsonl and qrels/test.tsv.");
            System.exit(2);
        }
        try {
            BeirCollection collection = BeirCollection.read(Path.of(args[0]));
            if (collection.questions().isEmpty()) {
                throw new IOException("No query of " + args[0] + " has a judgment.");
            }
            new EvaluateRetrieval(collection).print();
        } catch (IOException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    private void print() {
        long start = System.nanoTime();
        KnowledgeBase words = KnowledgeBase.ofWords(chunks);
        double indexing = seconds(start);
        start = System.nanoTime();
        Embedding embedding = Embedding.of(new SentenceEncoder(EnglishEncoder.load()), texts());
        double reading = seconds(start);
        start = System.nanoTime();
        Lsa space = Lsa.of(texts());
        double decomposing = seconds(start);
        LsaRetriever exact = LsaRetriever.exact(space);
        LsaRetriever graph = LsaRetriever.graph(space);
        KnowledgeBase base = words.with(embedding).with(exact);
        long tokens =
                embedding.tokens().stream().mapToLong(TokenVectors::tokens).sum();
        print(
                "%,d documents, %,d judged queries. Indexed by words in %.1f s; LSA found in %.1f s.%n",
                chunks.size(), questions.size(), indexing, decomposing);
        print(
                "The encoder has read %,d tokens in %.1f s: %,.0f tokens and %,.1f documents a second.%n%n",
                tokens, reading, tokens / reading, chunks.size() / reading);
        print("| method | nDCG@10 | MAP | Recall@100 | MRR@10 | queries/s |%n|---|---|---|---|---|---|%n");
        Map<Method, List<Measures>> measured = new EnumMap<>(Method.class);
        for (Method method : Method.values()) {
            measured.put(method, row("", base.retriever(method)));
        }
        row(", graph of neighbours", graph);
        List<Measures> hybridOfLsa = row(" of LSA and BM25", words.with(exact).retriever(Method.HYBRID));
        print(
                "%nLSA has rank %d; its space holds %.0f %% of a query (mean). Its graph finds %.1f %% of the first ten.%n",
                space.rank(), 100 * captured(exact), 100 * overlap(exact, graph));
        print("%nnDCG@10, mean difference over queries [95 %% of bootstrap samples]:%n");
        List<Measures> bm25 = measured.get(Method.BM25);
        List<Measures> dense = measured.get(Method.DENSE);
        List<Measures> hybrid = measured.get(Method.HYBRID);
        difference("TF-IDF against BM25", measured.get(Method.TF_IDF), bm25);
        difference("LSA against BM25", measured.get(Method.LSA), bm25);
        difference("dense against BM25", dense, bm25);
        difference("dense against LSA", dense, measured.get(Method.LSA));
        difference("hybrid against BM25", hybrid, bm25);
        difference("hybrid against dense", hybrid, dense);
        difference("hybrid against that of LSA", hybrid, hybridOfLsa);
        difference("re-ranked against hybrid", measured.get(Method.HYBRID_RERANKED), hybrid);
        moves(base.retriever(Method.HYBRID), base.retriever(Method.HYBRID_RERANKED));
    }

    private List<String> texts() {
        return chunks.stream().map(Chunk::text).toList();
    }

    private List<Measures> row(String remark, Retriever retriever) {
        List<Measures> measured = questions.stream()
                .map(question -> Evaluation.measure(retriever, chunks, question))
                .toList();
        long start = System.nanoTime();
        questions.forEach(question -> retriever.search(question.text(), TOP));
        double perSecond = questions.size() / seconds(start);
        Measures mean = Measures.mean(measured);
        print(
                "| %s | %.4f | %.4f | %.4f | %.4f | %,.0f |%n",
                retriever.name() + remark,
                mean.ndcg10(),
                mean.averagePrecision(),
                mean.recall100(),
                mean.reciprocalRank10(),
                perSecond);
        return measured;
    }

    private double captured(LsaRetriever dense) {
        return questions.stream()
                .mapToDouble(question -> dense.captured(question.text()))
                .average()
                .orElse(0);
    }

    private double overlap(Retriever exact, Retriever approximate) {
        return questions.stream()
                .mapToDouble(question -> {
                    List<Integer> wanted = top(exact, question);
                    Set<Integer> found = new HashSet<>(top(approximate, question));
                    return wanted.isEmpty()
                            ? 1
                            : (double) wanted.stream().filter(found::contains).count() / wanted.size();
                })
                .average()
                .orElse(0);
    }

    private void difference(String name, List<Measures> one, List<Measures> other) {
        double[] differences = new double[questions.size()];
        for (int i = 0; i < differences.length; i++) {
            differences[i] = one.get(i).ndcg10() - other.get(i).ndcg10();
        }
        Bootstrap bootstrap = Bootstrap.of(differences);
        print("- %s: %+.4f [%+.4f, %+.4f]%n", name, bootstrap.mean(), bootstrap.low(), bootstrap.high());
    }

    private void moves(Retriever before, Retriever after) {
        int changed = 0;
        int entered = 0;
        int places = 0;
        for (Question question : questions) {
            List<Integer> first = top(before, question);
            List<Integer> second = top(after, question);
            changed += first.equals(second) ? 0 : 1;
            entered += (int)
                    second.stream().filter(chunk -> !first.contains(chunk)).count();
            places += second.size();
        }
        print(
                "%nRe-ranking changed %d of %d top tens; %.1f %% of their hits stood lower than tenth before.%n",
                changed, questions.size(), 100.0 * entered / places);
    }

    private static List<Integer> top(Retriever retriever, Question question) {
        return retriever.search(question.text(), TOP).stream().map(Hit::chunk).toList();
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    private static void print(String format, Object... values) {
        System.out.printf(Locale.ROOT, format, values);
    }
}
