package dev.backsight.store.validation;

import dev.backsight.store.metadata.MediaType;

/** Why something may not come in: the type is for programs, the sentence (what is wrong, where, what is allowed) for people. */
public sealed interface Refusal {

    /** One sentence in English, with hostile characters escaped: safe to log and to show, except as unescaped HTML. */
    String sentence();

    /** The name would do harm, or be taken for another one, where people or other systems use it. */
    record HostileName(NameHazard hazard, String sentence) implements Refusal {}

    /** The policy does not take content of that type. */
    record TypeNotAllowed(MediaType type, String sentence) implements Refusal {}

    /** The declared type or the name's extension claims what the content is not. */
    record ContradictoryType(String claim, MediaType detected, String sentence) implements Refusal {}

    /** @param limit bytes allowed */
    record TooLarge(long limit, String sentence) implements Refusal {}

    /** @param where the path through the nested containers, for example {@code a.zip > b.gz}; empty for the content itself */
    record DecompressionBomb(BombSign sign, String where, String sentence) implements Refusal {}

    /** An image whose header announces more pixels than allowed. */
    record ImageBomb(long width, long height, String sentence) implements Refusal {}

    /** A compressed container that cannot be read to its end, so that nobody can tell what it expands to. */
    record UnreadableContainer(MediaType type, String where, String sentence) implements Refusal {}
}
