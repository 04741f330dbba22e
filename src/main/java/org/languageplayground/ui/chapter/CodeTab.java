package org.languageplayground.ui.chapter;

import com.vaadin.flow.component.html.Paragraph;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.languageplayground.ui.CodePanel;

/**
 * The tab with a chapter's numbers as programs.
 *
 * @param <S> the chapter's simulation
 */
public final class CodeTab<S extends Simulation> extends Panel<S> {
    private final CodePanel code;
    private Stage stage;
    private transient S shown;

    /**
     * A tab that asks for the programs when the controls have come to rest.
     *
     * @param name what the panel is called
     * @param file the notebook's name, without ending
     */
    public CodeTab(String name, String file, Function<S, List<CodePanel.Snippet>> programs) {
        code = new CodePanel(name, file, () -> programs.apply(shown));
        code.open();
        add(code);
    }

    /** Gives the tab a stage of its own, in a chapter whose tabs have one each. */
    public CodeTab<S> onStage(String about) {
        stage = new Stage().input(new Paragraph(about)).picture(code);
        add(stage);
        return this;
    }

    @Override
    public Optional<Stage> stage() {
        return Optional.ofNullable(stage);
    }

    @Override
    public void show(S simulation) {
        shown = simulation;
        code.refresh();
    }
}
