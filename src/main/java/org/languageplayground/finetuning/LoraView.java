package org.languageplayground.finetuning;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.router.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.languageplayground.finetuning.category.CategoryFields;
import org.languageplayground.finetuning.category.CategoryNews;
import org.languageplayground.finetuning.category.CategoryPanel;
import org.languageplayground.finetuning.category.CategoryText;
import org.languageplayground.finetuning.cost.CostPanel;
import org.languageplayground.finetuning.cost.CostText;
import org.languageplayground.finetuning.teach.TeachFields;
import org.languageplayground.finetuning.teach.TeachNews;
import org.languageplayground.finetuning.teach.TeachPanel;
import org.languageplayground.finetuning.teach.TeachText;
import org.languageplayground.finetuning.unknown.UnknownNews;
import org.languageplayground.finetuning.unknown.UnknownPanel;
import org.languageplayground.finetuning.unknown.UnknownText;
import org.languageplayground.finetuning.why.WhyPanel;
import org.languageplayground.finetuning.why.WhyText;
import org.languageplayground.ui.CodePanel;
import org.languageplayground.ui.Notice;
import org.languageplayground.ui.PageText;
import org.languageplayground.ui.chapter.Audience;
import org.languageplayground.ui.chapter.ChapterPage;
import org.languageplayground.ui.chapter.CodeTab;
import org.languageplayground.ui.chapter.Standing;

/** Chapter 2: a fact is taught, what that takes, why so little is enough, and how a model learns to say "unknown". */
@Route("lora")
@StyleSheet("context://lora.css")
public class LoraView extends ChapterPage<LoraSimulation> {
    private static final List<Integer> EXERCISES = List.of(1, 2, 3, 4, 5, 6, 7, 8, 9);
    private static final int EXERCISES_OF_A_RUN = 4;
    private static final int FIRST_OF_CATEGORIES = 8;

    private final transient TeachText teachText = new TeachText(this::getTranslation, this::getLocale);
    private final transient CategoryText categoryText = new CategoryText(this::getTranslation, this::getLocale);
    private final transient WhyText whyText = new WhyText(this::getTranslation, this::getLocale);
    private final transient CostText costText = new CostText(this::getTranslation, this::getLocale);
    private final transient UnknownText unknownText = new UnknownText(this::getTranslation, this::getLocale);
    private final transient TeachNews teachNews =
            new TeachNews(simulation().training(), teachText, taught -> getUI().ifPresent(
                            ui -> Audience.of(ui).taught(taught)));
    private final transient CategoryNews categoryNews =
            new CategoryNews(simulation().categories(), categoryText);
    private final transient UnknownNews unknownNews =
            new UnknownNews(simulation().rlhf(), unknownText);

    public LoraView(LoraSimulations simulations) {
        super("lora", simulations, LoraFields.TAB);
        tab(LoraFields.TEACH, () -> new TeachPanel(simulation().training(), teachText, controls()));
        tab(LoraFields.CATEGORIES, () -> new CategoryPanel(simulation().categories(), categoryText, controls()));
        tab(
                LoraFields.WHY,
                () -> new WhyPanel(simulation().explorer(), simulation().encoder(), whyText, controls()));
        tab(
                LoraFields.COST,
                () -> new CostPanel(
                        simulation().quantization(),
                        simulation().bits(),
                        simulation().training(),
                        costText,
                        teachText,
                        controls()));
        tab(LoraFields.UNKNOWN, () -> new UnknownPanel(simulation().rlhf(), unknownText, controls()));
        tab(LoraFields.CODE, () -> new CodeTab<>(getTranslation("lora.code"), "fine-tuning", this::code)
                .onStage(getTranslation("lora.code.about")));
        exercises(EXERCISES);
    }

    @Override
    protected void show(LoraSimulation current) {
        // each tab has a stage of its own
    }

    @Override
    protected String sentence(LoraSimulation current) {
        return switch (current.get(LoraFields.TAB)) {
            case LoraFields.TEACH -> teachText.seen(current.state(), current.training());
            case LoraFields.CATEGORIES -> categoryText.seen(current.state(), current.categories());
            case LoraFields.WHY -> whyText.seen(current.state(), current.explorer());
            case LoraFields.COST -> costText.seen(current.state());
            case LoraFields.UNKNOWN -> unknownText.seen(current.rlhf());
            default -> getTranslation("lora.code.seen");
        };
    }

    /** The first exercises look at a run, the last at one on categories; so it begins. */
    @Override
    protected void tried(int exercise) {
        if (exercise <= EXERCISES_OF_A_RUN) {
            begin(
                    simulation()
                            .training()
                            .train(TeachFields.settings(simulation().state())),
                    teachText);
        } else if (exercise >= FIRST_OF_CATEGORIES) {
            begin(
                    simulation()
                            .categories()
                            .train(CategoryFields.settings(simulation().state())),
                    categoryText);
        }
    }

    private void begin(Optional<Notice> problem, PageText text) {
        act(() -> problem.map(text::notice).orElseGet(() -> sentence(simulation())));
    }

    @Override
    protected String news(LoraSimulation current) {
        boolean arrived =
                current.explorer().takeArrived() && current.get(LoraFields.TAB).equals(LoraFields.WHY);
        return teachText.sentences(
                teachNews.take(), categoryNews.take(), unknownNews.take(), arrived ? sentence(current) : "");
    }

    @Override
    protected Optional<Standing> standing(LoraSimulation current) {
        return teachText
                .standing(current.training())
                .or(() -> categoryText.standing(current.categories()))
                .or(() -> unknownText.standing(current.rlhf()));
    }

    @Override
    protected String next(LoraSimulation current) {
        return "rag";
    }

    private List<CodePanel.Snippet> code(LoraSimulation current) {
        LoraCode layer = new LoraCode(current.layer(), getTranslation("lora.code.layer"));
        LoraCode model = new LoraCode(
                current.model(),
                getTranslation("lora.code.model", current.model().model().name()));
        List<CodePanel.Snippet> snippets = new ArrayList<>(List.of(
                new CodePanel.Snippet("PyTorch", layer.pyTorch()),
                new CodePanel.Snippet("Java", layer.java()),
                new CodePanel.Snippet(getTranslation("lora.code.cost"), model.pyTorch()),
                new CodePanel.Snippet(
                        getTranslation("lora.code.run"),
                        current.training().code(getTranslation("lora.code.run.about")))));
        if (current.categories().possible()) {
            snippets.add(new CodePanel.Snippet(
                    getTranslation("lora.code.categories"),
                    current.categories()
                            .code(getTranslation("lora.code.categories.about"), current.get(CategoryFields.SENTENCE))));
        }
        return snippets;
    }
}
