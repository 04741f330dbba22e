package org.languageplayground.transformer.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.languageplayground.transformer.measure.Candidates.Candidate;

class CandidatesTest {
    @Test
    void theLikeliestComeFirstAndOfEqualOnesTheSmallerId() {
        List<Candidate> found = Candidates.likeliest(4, 1, 3, 3, 0, 3, 2);
        assertThat(found).extracting(Candidate::id).containsExactly(1, 2, 4, 5);
        assertThat(found.getFirst().probability()).isEqualTo(found.get(2).probability());
    }

    @Test
    void probabilitiesAreTheSoftmax() {
        List<Candidate> found = Candidates.likeliest(9, 0, (float) Math.log(3));
        assertThat(found).extracting(Candidate::id).containsExactly(1, 0);
        assertThat(found.getFirst().probability()).isCloseTo(0.75, within(1e-7));
        assertThat(found.getLast().probability()).isCloseTo(0.25, within(1e-7));
    }

    @Test
    void fewOfManyAreThoseThatSortingAllFinds() {
        SplittableRandom random = new SplittableRandom(3);
        float[] logits = new float[500];
        for (int i = 0; i < logits.length; i++) {
            logits[i] = random.nextInt(100);
        }
        List<Integer> sorted = IntStream.range(0, logits.length)
                .boxed()
                .sorted((a, b) -> Float.compare(logits[b], logits[a]))
                .limit(20)
                .toList();
        assertThat(Candidates.likeliest(20, logits)).extracting(Candidate::id).isEqualTo(sorted);
    }
}
