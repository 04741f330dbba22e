package org.languageplayground.transformer.folder;

/** What is often wrong with the files of an adapter, so that a page can say it in its own language; the log has the words that stand here. */
public enum AdapterProblem {
    /** Bytes that it has, and the most that are read. */
    LARGE("has %s bytes, but at most %s are read"),
    /** Nothing. */
    NOT_JSON("is not valid JSON"),
    /** Nothing. */
    NO_OBJECT("is not a JSON object"),
    /** The type. */
    OTHER_TYPE("describes an adapter of type \"%s\", only LORA, PREFIX_TUNING and IA3 are supported"),
    /** The task, and the layer. */
    OTHER_TASK("describes no LoRA adapter of the task %s that saves its \"%s\""),
    /** The setting. */
    UNSUPPORTED("asks for \"%s\", which is not supported"),
    /** The setting. */
    UNSUPPORTED_HERE("asks for \"%s\", which is not supported here"),
    /** The value of the setting. */
    BIASES("trains biases (\"bias\": \"%s\"), which is not supported"),
    /** The value of the setting. */
    START("starts by \"%s\", which changes the base and is not supported"),
    /** The setting. */
    NO_NUMBER("has no number \"%s\""),
    /** The setting, and its value. */
    NO_SIZE("gives \"%s\" as %s, which is no size"),
    /** The setting, and its value. */
    NOT_POSITIVE("gives \"%s\" as %s, which is no number above 0"),
    /** The setting. */
    NOT_BY_LAYER("gives \"%s\" as something else than numbers by layer"),
    /** The name, and the setting. */
    NO_LAYER("names \"%s\" in \"%s\", but no layer of this model is called so"),
    /** The expression. */
    EXPRESSION("names layers by \"%s\", which is no regular expression that can be followed"),
    /** The layer, and the other file. */
    UNNAMED("does not name %s among its \"target_modules\", but %s holds numbers for it"),
    /** The tensor, its rank, the other file, and the rank there. */
    RANK("holds %s with the rank %s, but %s gives %s"),
    /** The tokens of the prefix, and those that the model reads. */
    LONG_PREFIX("has %s virtual tokens, but the model reads only %s in all"),
    /** Nothing. */
    NO_HEADER("is cut short: it has no header"),
    /** The bytes that the header claims. */
    NOT_SAFETENSORS("is not a safetensors file: its header cannot have %s bytes"),
    /** The bytes that the header claims, and those that there are. */
    CUT_HEADER("is cut short: its header should have %s bytes, %s are there"),
    /** The tensor. */
    CUT_TENSOR("is cut short within %s"),
    /** Nothing. */
    EMPTY("holds no tensor at all"),
    /** The tensor. */
    MISSING("has no tensor %s in F32, F16 or BF16"),
    /** The tensor, and the most categories. */
    CATEGORIES("has no %s of 2 to %s categories"),
    /** The tensor, its shape, and the one that is needed. */
    SHAPE("holds %s as %s, but this model needs %s"),
    /** The tensor. */
    NOT_FINITE("holds a number in %s that is not finite"),
    /** The tensor, and its shape. */
    NO_PLACE("holds %s as %s, for which this model has no place");

    private final String english;

    AdapterProblem(String english) {
        this.english = english;
    }

    String english(Object... details) {
        return english.formatted(details);
    }
}
