package org.languageplayground.rag.code;

import java.util.List;
import java.util.stream.Collectors;
import org.languageplayground.search.Method;

/** The ranking of the page in Python; what compares vectors needs NumPy. */
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
            def vector(words):
                weights = {t: n * (log((1 + len(chunks)) / (1 + df[t])) + 1) for t, n in sorted(Counter(words).items()) if df[t]}
                length = sqrt(dot(weights, weights)) or 1
                return {t: weight / length for t, weight in weights.items()}

            def dot(one, other):
                result = 0
                for term in one:
                    result += one[term] * other.get(term, 0)
                return result

            scores = [(number, dot(vector(query), vector(chunk))) for number, chunk in enumerate(chunks, 1)]
            by_words = sorted((hit for hit in scores if hit[1] > 0), key=lambda hit: -hit[1])
            """;

    private static final String BM25 = """
            # Lucene computes in 32 bits, and keeps the length of a chunk in one byte, from 40 terms on in steps
            f32 = lambda x: unpack("f", pack("f", x))[0]
            kept = lambda n: n if n < 40 else 24 + ((n - 24) >> (n - 24).bit_length() - 4 << (n - 24).bit_length() - 4)
            k1, b, n = f32(1.2), 0.75, sum(1 for chunk in chunks if chunk)
            average = sum(map(len, chunks)) / max(n, 1)
            idf = lambda term: log(1 + (n - df[term] + 0.5) / (df[term] + 0.5))

            bm25 = []
            for number, chunk in enumerate(chunks, 1):
                tf, score = Counter(chunk), 0
                for term, count in sorted(Counter(query).items()):
                    if tf[term]:
                        norm = f32(k1 * f32(1 - b + f32(f32(b * kept(len(chunk))) / f32(average))))
                        weight = f32(count * f32(idf(term)))
                        score += f32(weight - f32(weight / f32(1 + f32(tf[term] * f32(1 / norm)))))
                if score > 0:
                    bm25.append((number, f32(score)))
            bm25.sort(key=lambda hit: -hit[1])
            """;

    private static final String LSA = """
            import numpy as np

            terms = sorted(df) or [""]
            column = {term: i for i, term in enumerate(terms)}

            def tf_idf(words):
                row = np.zeros(len(terms))
                for t, count in Counter(words).items():
                    if t in column:
                        row[column[t]] = (1 + log(count)) * (log((1 + len(chunks)) / (1 + df[t])) + 1)
                return row / (np.linalg.norm(row) or 1)

            matrix = np.array([tf_idf(chunk) for chunk in chunks])
            rank = max(1, min(len(chunks) // 2, round(10 * len(chunks) ** (1 / 3))))
            _, s, v = np.linalg.svd(matrix, full_matrices=False)
            while rank < len(s) and s[rank] > s[rank - 1] * (1 - 1e-6):
                rank += 1  # equal ones stay together
            axes = v[:rank][s[:rank] > 1e-6 * s[0]]

            def place(row):
                held = axes @ row
                length = np.linalg.norm(held)
                return held / length if length > 1e-6 else 0 * held  # the space holds nothing of it

            q = place(tf_idf(query))
            places = [place(row) for row in matrix]
            lsa = [(n, round(float(it @ q), 12) + 0.0) for n, it in enumerate(places, 1) if q.any() and it.any()]
            lsa.sort(key=lambda hit: -hit[1])
            """;

    private static final String VECTORS = """
            import numpy as np

            q, *places = np.loadtxt("vectors.txt", ndmin=2)  # as the page has them; the first is the question's
            dense = [(n, float(it @ q)) for n, it in enumerate(places, 1) if q.any() and it.any()]
            dense.sort(key=lambda hit: -hit[1])
            """;

    private static final String FUSION = """
            def fuse(*rankings):  # reciprocal ranks
                rrf = Counter()
                for ranking, weight in rankings:
                    for rank, (number, _) in enumerate(ranking, 1):
                        rrf[number] += weight / (60 + rank)
                return sorted(rrf.items(), key=lambda hit: (-hit[1], hit[0]))

            hybrid = fuse((dense[:1000], 1), (bm25[:1000], 1))
            """;

    private static final String LATE = """
            from base64 import b64decode

            asked = np.loadtxt("question.txt", ndmin=2)  # a token a line

            def tokens(line):
                number, steps, data = line.split("\\t")
                steps = np.array(steps.split(), float)
                return int(number), np.frombuffer(b64decode(data), np.int8).reshape(len(steps), -1) * steps[:, None]

            read = dict(tokens(line) for line in open("tokens.txt").read().splitlines())
            late = lambda number: (asked @ read[number].T).max(axis=1).mean()  # each token's best cosine

            first = hybrid[:50]
            again = sorted(((number, late(number)) for number, _ in first), key=lambda hit: (-hit[1], hit[0]))
            reranked = fuse((first, 1), (again, 0.5))
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
                ? "open(\"" + RagCode.CHUNKS + "\", encoding=\"utf-8\").read().rstrip(\"\\n\").split(\"\\n\")"
                : lines.stream()
                        .map(line -> "    " + Literal.of(line) + ",\n")
                        .collect(Collectors.joining("", "[\n", "]"));
        return "# " + about
                + "\nfrom collections import Counter\nfrom math import log, sqrt\nfrom struct import pack, unpack\n\nlines = "
                + source
                + "\nquery = "
                + chunks.query().stream().map(Literal::of).collect(Collectors.joining(", ", "[", "]"))
                + "\ntop = " + top + "\n\n" + READ
                + switch (method) {
                    case TF_IDF -> TF_IDF + "show(\"TF-IDF\", by_words)\n";
                    case BM25 -> BM25 + "show(\"BM25\", bm25)\n";
                    case DENSE -> VECTORS + "show(\"Dense\", dense)\n";
                    case LSA -> LSA + "show(\"LSA\", lsa)\n";
                    case HYBRID -> BM25 + VECTORS + FUSION + "show(\"Hybrid\", hybrid)\n";
                    case HYBRID_RERANKED -> BM25 + VECTORS + FUSION + LATE + "show(\"Hybrid + re-rank\", reranked)\n";
                };
    }
}
