package org.languageplayground.rag.code;

import java.util.List;
import java.util.stream.Collectors;
import org.languageplayground.search.Method;

/** The ranking of the page in Python; dense retrieval needs NumPy. */
final class PythonProgram {
    private static final String READ = """
            names = [line.split("\\t")[0] for line in lines]
            texts = [line.split("\\t")[1].split() for line in lines]
            chunks = [[term for term in text if term != "-"] for text in texts]  # a hyphen stands for a stop word
            df = Counter(term for chunk in chunks for term in set(chunk))

            def show(method, ranking):
                print(method)
                for rank, (number, score) in enumerate(ranking[:top], 1):
                    print(f"{rank:2}. {score:.6f}  chunk {number}: {names[number - 1]}")

            """;

    private static final String TF_IDF = """
            # as scikit-learn's TfidfVectorizer counts by default
            def tf_idf(words):
                weights = {t: n * (log((1 + len(chunks)) / (1 + df[t])) + 1) for t, n in Counter(words).items() if df[t]}
                length = sqrt(sum(w * w for w in weights.values())) or 1
                return {t: w / length for t, w in weights.items()}

            q = tf_idf(query)
            scores = [sum(q.get(t, 0) * w for t, w in tf_idf(chunk).items()) for chunk in chunks]
            tf_idf_ranking = sorted(((n, s) for n, s in enumerate(scores, 1) if s > 0), key=lambda hit: (-round(hit[1], 12), hit[0]))
            """;

    private static final String BM25 = """
            k1, b, n = 1.2, 0.75, sum(1 for chunk in chunks if chunk)
            average = sum(map(len, chunks)) / n
            idf = lambda term: log(1 + (n - df[term] + 0.5) / (df[term] + 0.5))

            def stored(length):  # Lucene keeps the length of a chunk in one byte
                if length < 40:
                    return length
                shift = (length - 24).bit_length() - 4
                return 24 + ((length - 24) >> shift << shift)

            bm25 = []
            for number, chunk in enumerate(chunks, 1):
                tf = Counter(chunk)
                norm = k1 * (1 - b + b * stored(len(chunk)) / average)
                score = sum(idf(term) * tf[term] / (tf[term] + norm) for term in query)
                if score > 0:
                    bm25.append((number, score))
            bm25.sort(key=lambda hit: (-round(hit[1], 5), hit[0]))

            """;

    private static final String LSA = """
            import numpy as np

            terms = sorted(df)
            column = {term: i for i, term in enumerate(terms)}
            weight = {t: log((1 + len(chunks)) / (1 + df[t])) + 1 for t in terms}

            def tf_idf(words):
                row = np.zeros(len(terms))
                for t, count in Counter(words).items():
                    if t in column:
                        row[column[t]] = (1 + log(count)) * weight[t]
                return row / (np.linalg.norm(row) or 1)

            matrix = np.array([tf_idf(chunk) for chunk in chunks])
            rank = max(1, min(len(chunks) // 2, round(10 * len(chunks) ** (1 / 3))))
            _, s, v = np.linalg.svd(matrix, full_matrices=False)
            while rank < len(s) and s[rank] > s[rank - 1] * (1 - 1e-9):
                rank += 1  # equal ones stay together
            axes = v[:rank][s[:rank] > 1e-10]
            unit = lambda x: x / (np.linalg.norm(x) or 1)
            q, places = unit(axes @ tf_idf(query)), [unit(axes @ row) for row in matrix]
            dense = [(n, float(place @ q)) for n, place in enumerate(places, 1) if place.any() and q.any()]
            dense.sort(key=lambda hit: (-round(hit[1], 12), hit[0]))

            """;

    private static final String FUSION = """
            def fuse(*rankings):  # reciprocal ranks
                rrf = Counter()
                for ranking in rankings:
                    for rank, (number, _) in enumerate(ranking, 1):
                        rrf[number] += 1 / (60 + rank)
                return sorted(rrf.items(), key=lambda hit: (-round(hit[1], 12), hit[0]))

            hybrid = fuse(dense[:1000], bm25[:1000])
            """;

    private static final String PROXIMITY = """

            def closely(number):  # BM25 with term proximity
                found = [(place, term) for place, term in enumerate(texts[number - 1]) if term in query]
                tf, near = Counter(term for _, term in found), Counter()
                for (at, left), (place, right) in zip(found, found[1:]):
                    if left != right:
                        near[left] += idf(right) / (place - at) ** 2
                        near[right] += idf(left) / (place - at) ** 2
                norm = k1 * (1 - b + b * len(chunks[number - 1]) / average)
                part = lambda count: count / (count + norm)
                return sum(query.count(t) * (idf(t) * part(tf[t]) + min(1, idf(t)) * part(near[t])) for t in tf)

            first = hybrid[:50]
            again = sorted(((number, closely(number)) for number, _ in first), key=lambda hit: (-round(hit[1], 12), hit[0]))
            reranked = fuse(first, again)
            """;

    private PythonProgram() {}

    /**
     * The program.
     *
     * @param about what it prints
     * @param lines the chunks, written into it; none where it reads a file
     */
    static String of(String about, ChunkLines chunks, Method method, int top, List<String> lines) {
        String source = lines.isEmpty()
                ? "open(\"" + RagCode.CHUNKS + "\", encoding=\"utf-8\").read().splitlines()"
                : lines.stream()
                        .map(line -> "    " + Literal.of(line) + ",\n")
                        .collect(Collectors.joining("", "[\n", "]"));
        return "# " + about + "\nfrom collections import Counter\nfrom math import log, sqrt\n\nlines = " + source
                + "\nquery = "
                + chunks.query().stream().map(Literal::of).collect(Collectors.joining(", ", "[", "]"))
                + "\ntop = " + top + "\n\n" + READ
                + switch (method) {
                    case TF_IDF -> TF_IDF + "show(\"TF-IDF\", tf_idf_ranking)\n";
                    case BM25 -> BM25 + "show(\"BM25\", bm25)\n";
                    case DENSE -> LSA + "show(\"Dense (LSA)\", dense)\n";
                    case HYBRID -> BM25 + LSA + FUSION + "show(\"Hybrid\", hybrid)\n";
                    case HYBRID_RERANKED -> BM25 + LSA + FUSION + PROXIMITY + "show(\"Hybrid + re-rank\", reranked)\n";
                };
    }
}
