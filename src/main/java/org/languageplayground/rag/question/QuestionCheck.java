package org.languageplayground.rag.question;

import java.util.List;
import java.util.Map;
import org.languageplayground.rag.base.Stem;
import org.languageplayground.search.KnowledgeBase;
import org.languageplayground.search.retrieval.Explanation;
import org.languageplayground.search.retrieval.Hit;
import org.languageplayground.ui.check.CheckFile;
import org.languageplayground.ui.check.Content;
import org.languageplayground.ui.check.ModelFiles;

/** What the numbers of a question are made from. */
public final class QuestionCheck {
    /** Of the tabs that show what was found, and where it stands. */
    public static final CheckFile<RagSimulation> INDEX = new CheckFile<>(
            "rag.check.index.",
            "index.zip",
            QuestionCheck::found,
            simulation -> IndexFiles.of(simulation.reading().orElseThrow()));

    /** The encoder that such a tab compares by, as files of its weights. */
    public static final CheckFile<RagSimulation> ENCODER = new CheckFile<>(
            "rag.check.encoder.",
            "encoder.zip",
            simulation ->
                    simulation.reading().flatMap(now -> now.base().dense()).isPresent(),
            simulation -> Content.zip(ModelFiles.of(
                    simulation
                            .reading()
                            .orElseThrow()
                            .base()
                            .dense()
                            .orElseThrow()
                            .embedding()
                            .encoder()
                            .model(),
                    Map.of())));

    private QuestionCheck() {}

    /** Of the stage. */
    public static List<CheckFile<RagSimulation>> stage(WorldReader reader) {
        return List.of(
                new CheckFile<>("rag.check.numbers.", "retrieval.json", QuestionCheck::found, QuestionCheck::numbers),
                new CheckFile<>(
                        "rag.check.model.", "model.zip", simulation -> Content.zip(ModelFiles.of(reader.folder()))));
    }

    /** Not before the index is whole: what is found until then soon changes. */
    private static boolean found(RagSimulation simulation) {
        return simulation.reading().isPresent() && !simulation.indexing();
    }

    /**
     * The question and what it found, in full.
     *
     * @param open the number of the chunk whose score is explained; {@link RagFields#NONE}
     * @param unit what the size of a chunk counts: words, or tokens of the tiny model
     * @param words of the question, as TF-IDF counts them
     * @param stems of the question, as all others do
     * @param captured share of the question's squared length that the space of LSA holds; null as long as there is none
     * @param plane shares of the variance along the two axes of the picture; null as long as there is none
     * @param ranking by the chosen method, the best first
     * @param opened how the score of the opened chunk came about; null where none is open
     * @param answer what was made of the chunks
     */
    private record Numbers(
            Asked asked,
            int open,
            String unit,
            int documents,
            int chunks,
            List<String> words,
            List<Stem> stems,
            List<String> unknown,
            Double captured,
            double[] plane,
            List<Hit> ranking,
            Explanation opened,
            Answer answer) {}

    private static Content numbers(RagSimulation simulation) {
        RagReading now = simulation.reading().orElseThrow();
        KnowledgeBase base = now.base();
        String query = now.asked().query();
        int open = simulation.get(RagFields.OPEN);
        return Content.json(new Numbers(
                now.asked(),
                open,
                now.corpus().ofTheWorld() ? "tokens" : "words",
                now.corpus().documents().size(),
                base.chunks().size(),
                Stem.words(query),
                Stem.in(query),
                now.unknown(),
                base.lsa().map(lsa -> lsa.captured(query)).orElse(null),
                now.space().map(space -> base.plane(space).explained()).orElse(null),
                now.ranking(),
                open == RagFields.NONE ? null : now.explanation(open),
                now.answer()));
    }
}
