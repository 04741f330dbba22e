package org.languageplayground.transformer.folder;

import com.google.gson.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.languageplayground.transformer.Architecture;

/**
 * Numbers that a PEFT adapter's settings give some layers, by regular expressions; the first that names a layer counts.
 *
 * @param json from expression to number
 * @param patterns by expression, in their order
 */
record PatternedNumbers(JsonFile json, Map<String, ModulePattern> patterns, Architecture architecture) {

    /**
     * Reads those of a key of the settings; there may be none.
     *
     * @throws ModelFolderException if they are no such numbers, or one of them names no layer of the model
     */
    static PatternedNumbers read(
            JsonFile settings, String key, List<AdapterModule> modules, Architecture architecture) {
        if (settings.has(key) && settings.part(key).isEmpty()) {
            throw new ModelFolderException(settings.label(), AdapterProblem.NOT_BY_LAYER, key);
        }
        JsonFile json = settings.part(key).orElse(new JsonFile(settings.label(), new JsonObject()));
        Map<String, ModulePattern> patterns = new LinkedHashMap<>();
        for (String expression : json.object().keySet()) {
            ModulePattern pattern = ModulePattern.ofEnd(json.label(), expression);
            if (modules.stream().noneMatch(module -> pattern.names(module.names(architecture)))) {
                throw new ModelFolderException(
                        json.label(), AdapterProblem.NO_LAYER, JsonFile.shortened(expression), key);
            }
            patterns.put(expression, pattern);
        }
        return new PatternedNumbers(json, patterns, architecture);
    }

    /** The expression that gives a layer its number, if any does. */
    Optional<String> key(AdapterModule module) {
        return patterns.keySet().stream()
                .filter(expression -> patterns.get(expression).names(module.names(architecture)))
                .findFirst();
    }
}
