package org.languageplayground.attention;

import com.vaadin.browserless.BrowserlessTest;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Paragraph;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.languageplayground.compute.ModelLibrary;
import org.languageplayground.compute.TraceCache;
import org.languageplayground.ui.MessageLine;
import org.languageplayground.ui.ViewFactory;

/** The page of the chapter on a server without the English encoder. */
public abstract class AttentionPage extends BrowserlessTest {
    static final ModelLibrary LIBRARY = new ModelLibrary("", false);
    private static final TraceCache TRACES = new TraceCache(32);

    /** Makes the view. */
    public static class Views extends ViewFactory {
        public Views() {
            super(AttentionView.class, () -> new AttentionView(Explorations.all(LIBRARY, TRACES), LIBRARY));
        }
    }

    @Override
    protected Set<Class<?>> lookupServices() {
        return Set.of(Views.class);
    }

    /** Opens a tab with what a link sets: its names and values in turn. */
    final AttentionView openTab(String tab, String... parameters) {
        Map<String, List<String>> scenario = new HashMap<>(Map.of("tab", List.of(tab)));
        for (int i = 0; i < parameters.length; i += 2) {
            scenario.put(parameters[i], List.of(parameters[i + 1]));
        }
        AttentionView view = navigate(AttentionView.class);
        view.act(() -> {
            view.simulation().restore(scenario);
            return "";
        });
        return view;
    }

    /** The button with just this text. */
    final Button button(String text) {
        return $view(Button.class)
                .withCondition(button -> text.equals(button.getText()))
                .single();
    }

    /** What the page says last. */
    final String message() {
        return $view(MessageLine.class).single().getText();
    }

    /** All paragraphs in sight, a line each. */
    final String paragraphs() {
        return String.join(
                "\n",
                $view(Paragraph.class).all().stream()
                        .map(paragraph -> paragraph.getElement().getTextRecursively())
                        .toList());
    }
}
