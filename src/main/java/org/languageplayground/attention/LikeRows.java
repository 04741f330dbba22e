package org.languageplayground.attention;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import java.util.ArrayList;
import java.util.List;
import org.languageplayground.attention.reading.Likeness;

/** Sentences that the student types, each with a bar for how near it is in meaning; the nearest stands out. */
final class LikeRows extends Div {
    private final transient AttentionText text;
    private final List<Row> rows = new ArrayList<>();

    LikeRows(List<TextField> fields, AttentionText text) {
        this.text = text;
        addClassName("like-rows");
        fields.forEach(field -> {
            field.setAriaLabel(field.getLabel());
            field.setLabel(null);
            field.setClearButtonVisible(false);
            Row row = new Row(field);
            rows.add(row);
            add(row);
        });
    }

    /** Shows how near they are; {@code off} where heads are switched off. */
    void show(List<Likeness> likeness, boolean off) {
        int nearest = AttentionText.nearest(likeness);
        for (int i = 0; i < rows.size(); i++) {
            rows.get(i).show(likeness.get(i), i == nearest, off);
        }
    }

    private final class Row extends Div {
        private final Div bar = new Div();
        private final Span cosine = new Span();
        private final Span without = new Span();

        Row(TextField field) {
            addClassName("like-row");
            bar.addClassName("like-bar");
            cosine.addClassName("like-cosine");
            without.addClassName("like-without");
            add(field, cosine, bar, without);
        }

        void show(Likeness one, boolean nearest, boolean off) {
            setClassName("nearest", nearest);
            bar.getStyle().set("--share", String.valueOf(Math.clamp(one.cosine(), 0, 1)));
            cosine.setText(text.cosine(one.cosine()));
            without.setText(text.otherwise(one, off));
        }
    }
}
