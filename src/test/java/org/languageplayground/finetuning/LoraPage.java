package org.languageplayground.finetuning;

import com.vaadin.browserless.BrowserlessTest;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.slider.IntegerSlider;
import com.vaadin.flow.router.QueryParameters;
import java.util.Objects;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.languageplayground.ui.MessageLine;
import org.languageplayground.ui.NumberTable;
import org.languageplayground.ui.Pushed;
import org.languageplayground.ui.StatCard;
import org.languageplayground.ui.ViewFactory;
import org.languageplayground.ui.chart.ApexChart;

/** The page of the chapter, and how its parts are found. */
abstract class LoraPage extends BrowserlessTest {
    /** Makes the view. */
    public static class Views extends ViewFactory {
        public Views() {
            super(LoraView.class, () -> new LoraView(Students.simulations()));
        }
    }

    @Override
    protected Set<Class<?>> lookupServices() {
        return Set.of(Views.class);
    }

    @BeforeEach
    void open() {
        navigate(LoraView.class);
    }

    final void open(String query) {
        UI.getCurrent().navigate("lora", QueryParameters.fromString(query));
    }

    final LoraSimulation simulation() {
        return ((LoraView) getCurrentView()).simulation();
    }

    final String message() {
        return $view(MessageLine.class).single().getText();
    }

    final Button button(String text) {
        return $view(Button.class)
                .withCondition(button -> text.equals(button.getText()))
                .single();
    }

    final String stat(String name) {
        return $view(StatCard.class)
                .withCondition(card -> name.equals(card.getElement().getAttribute("aria-label")))
                .single()
                .value();
    }

    final IntegerSlider slider(String label) {
        return $view(IntegerSlider.class)
                .withCondition(slider -> label.equals(slider.getLabel()))
                .single();
    }

    @SuppressWarnings("unchecked")
    final Select<Object> select(String label) {
        return $view(Select.class)
                .withCondition(select -> label.equals(select.getLabel()))
                .single();
    }

    final Checkbox checkbox(String label) {
        return $view(Checkbox.class)
                .withCondition(box -> label.equals(box.getLabel()))
                .single();
    }

    final String chartData(String name) {
        return $view(ApexChart.class)
                .withCondition(chart -> name.equals(chart.getElement().getProperty("name")))
                .single()
                .getElement()
                .getPropertyRaw("series")
                .toString();
    }

    final String cells(String table) {
        return Objects.toString($view(NumberTable.class)
                .withCondition(found -> table.equals(found.getElement().getProperty("name")))
                .single()
                .getElement()
                .getPropertyRaw("cells"));
    }

    /** Waits, with the frames that the server pushes meanwhile. */
    final void await(BooleanSupplier condition) throws InterruptedException {
        if (!Pushed.await(condition)) {
            throw new AssertionError("it did not come about; the message is: " + message());
        }
    }
}
