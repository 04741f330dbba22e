package org.languageplayground.rag.evaluation;

import java.util.Locale;
import java.util.function.Supplier;
import org.languageplayground.compute.NoMemoryException;
import org.languageplayground.rag.base.BaseQuestion;
import org.languageplayground.rag.base.Corpus;
import org.languageplayground.rag.question.Asked;
import org.languageplayground.rag.question.QuestionText;
import org.languageplayground.ui.Notice;
import org.languageplayground.world.exam.ExamReport.Score;

/** Puts what was measured into words. */
public final class EvaluationText extends QuestionText {
    /** Texts from there, numbers as that language writes them. */
    public EvaluationText(Translation translation, Supplier<Locale> locale) {
        super(translation, locale);
    }

    /** Why the measuring has come to no end. */
    public String failed(Throwable problem) {
        return problem instanceof NoMemoryException refused
                ? notice(Notice.memory(refused))
                : get("rag.evaluation.failed");
    }

    /** What is measured. */
    public String evaluationAbout(Corpus corpus) {
        if (corpus.questions().isEmpty()) {
            return get("rag.evaluation.none");
        }
        long answerable =
                corpus.questions().stream().filter(BaseQuestion::answerable).count();
        return get(corpus.ofTheWorld() ? "rag.evaluation.about.world" : "rag.evaluation.about", number(answerable));
    }

    /** What a trial of answers is called. */
    public String trial(Trial trial) {
        return switch (trial.kind()) {
            case RETRIEVED -> get("rag.trial.retrieved", method(trial.method()), number(trial.k()));
            case CLOSED_BOOK, RIGHT_CHUNK, WRONG_CHUNK, RETRIEVAL, PARAPHRASES -> get("rag.trial." + key(trial.kind()));
        };
    }

    /** A share in percent with what it is a share of. */
    public String share(Score score) {
        return get("rag.share", percent(score.share()), number(score.right()), number(score.asked()));
    }

    /** What to see in the chart. */
    public String chart(Asked asked, Corpus corpus) {
        return get(
                corpus.ofTheWorld() ? "rag.evaluation.chart.world" : "rag.evaluation.chart.recall",
                method(asked.method()));
    }
}
