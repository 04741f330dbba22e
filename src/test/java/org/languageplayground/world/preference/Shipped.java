package org.languageplayground.world.preference;

import org.languageplayground.transformer.Transformer;
import org.languageplayground.transformer.folder.LoadedModel;
import org.languageplayground.transformer.folder.ModelFolder;
import org.languageplayground.world.ShippedModels;

/** The model that is aligned, loaded once for all tests. */
final class Shipped {
    static final Transformer BASE = base();

    private Shipped() {}

    private static Transformer base() {
        try (LoadedModel loaded = ModelFolder.load("models/" + ShippedModels.causal(4))) {
            return loaded.model();
        }
    }
}
