package org.languageplayground.search.retrieval;

import java.util.List;
import org.languageplayground.search.embedding.TokenMatch;

/** How the score of a chunk comes about: its shares add up to it. */
public sealed interface Explanation {
    /** The score that is explained. */
    double score();

    /**
     * The cosine of two TF-IDF vectors.
     *
     * @param shares one a term that query and chunk have in common
     */
    record TfIdf(List<TermShare> shares, double score) implements Explanation {}

    /**
     * BM25 as Lucene computes it, in float32.
     *
     * @param shares one a term that query and chunk have in common
     * @param length how many terms the chunk holds
     * @param lengthInIndex the length that the score is made with: Lucene keeps it in a byte, long ones rounded down
     * @param averageLength of the chunks that hold any term
     */
    record Bm25(List<Bm25Share> shares, int length, int lengthInIndex, double averageLength, double score)
            implements Explanation {}

    /**
     * The cosine in the space of LSA.
     *
     * @param shares one a known term of the query
     * @param captured the share of the query's squared length that the space holds, 0 to 1
     * @param rank how many dimensions the space has
     */
    record Lsa(List<TermShare> shares, double captured, int rank, double score) implements Explanation {}

    /**
     * Reciprocal rank fusion.
     *
     * @param shares one a ranking
     * @param parts how each ranking came to its score, in the same order
     */
    record Fusion(List<RankShare> shares, List<Explanation> parts, double score) implements Explanation {
        static Fusion of(List<RankShare> shares, List<Explanation> parts) {
            double score = 0;
            for (RankShare share : shares) {
                score += share.share();
            }
            return new Fusion(shares, parts, score);
        }
    }

    /**
     * The cosine of two vectors of a sentence encoder.
     *
     * @param shares one a token of the chunk that the encoder read: its cosine with the query's vector, and its weight in the chunk's
     * @param read how many tokens of the chunk the encoder read
     * @param tokens how many the chunk has
     * @param encoder which one
     */
    record Dense(List<TermShare> shares, int read, int tokens, String encoder, double score) implements Explanation {}

    /**
     * Late interaction.
     *
     * @param matches one a token of the query
     */
    record Late(List<TokenMatch> matches, double score) implements Explanation {}
}
