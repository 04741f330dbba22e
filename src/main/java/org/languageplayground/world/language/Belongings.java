package org.languageplayground.world.language;

import java.util.List;

/** Small things that people carry, buy and give away. */
final class Belongings {
    static final List<String> ALL = List.of(
            "book", "cup", "letter", "key", "hat", "ring", "bag", "pen", "coat", "phone", "map", "pencil", "gift",
            "coin", "basket", "blanket", "camera", "ball", "kite", "mirror", "bottle", "picture", "knife", "clock",
            "lamp");

    private Belongings() {}
}
