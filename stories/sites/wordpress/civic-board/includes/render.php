<?php
/** An element as what stands in the page: written by the board where it does that, or else bare, for the script to fill. */

declare(strict_types=1);

namespace CivicBoard;

defined('ABSPATH') || exit;

/**
 * @param array<array-key, mixed> $given Attributes as an editor wrote them.
 * @param string $tag What stands around it.
 * @param string $wrapper Attributes of that, escaped.
 */
function render(string $name, array $given, string $tag = 'div', string $wrapper = 'class="civic-board"'): string
{
    $element = elements()[$name];
    $values = values_of($name, $given);
    if (board_url() === '') {
        return for_editors(__('Civic Board does not know its board yet: Settings → Civic Board.', 'civic-board'));
    }
    $from_address = false;
    if (array_key_exists('message', $element['takes']) && !isset($values['message'])) {
        $values['message'] = $name === 'thread' ? message_of_page() : '';
        $from_address = true;
        if ($values['message'] === '') {
            return for_editors($name === 'thread' ? __('This shows the message that the page’s address names (…?message=), or the one that you choose.', 'civic-board')
                : __('Choose the message whose status this shows.', 'civic-board'));
        }
    }
    if (array_key_exists('thread', $element['takes']) && !isset($values['thread'])) {
        $values['thread'] = thread_pattern();
    }
    if (is_feed()) {
        // Readers of feeds run no script and drop shadow roots.
        return '<p>' . link_to_board($name, $values) . '</p>';
    }
    // Its filters are the reader's, and the fragment is for everybody.
    $written = $element['embed'] && !isset($values['filters']) && (settings()['prerender'] || !bare_says_it($name));
    $said = $written ? ask("embed/$name", asked($values), settings()['seconds'], !$from_address) : null;
    if ($said !== null && $said->text === null && $said->status >= 400 && $said->status < 500) {
        $missing = $said->status === 404 || $said->status === 410;
        $hint = for_editors($missing ? __('The board has no such message, or it is not public.', 'civic-board') : __('The board does not know what this asks for: see the agency, place, topic and kind chosen here.', 'civic-board'));
        if (!$missing || !bare_says_it($name)) {
            return $hint;
        }
    }
    load_script();
    $inside = $said?->text === null ? bare($name, $values) : (settings()['prerender'] ? shielded($said->text) : badge($said->text));
    return "<$tag $wrapper>$inside</$tag>" . ($hint ?? '');
}

/** What the board is asked for. */
function asked(array $values): array
{
    $known = attributes();
    $asked = [];
    foreach ($values as $attribute => $value) {
        if (isset($known[$attribute]['ask'])) {
            $asked[$known[$attribute]['ask']] = $value;
        }
    }
    return $asked + ['lang' => language()];
}

/** Whether the element can show by itself what is asked for. The badge cannot: it takes a status, and knows no messages. */
function bare_says_it(string $name): bool
{
    return $name !== 'status-badge';
}

/** A badge alone, from what the board wrote of it: where no styles may stand in pages. */
function badge(string $fragment): string
{
    $written = new \WP_HTML_Tag_Processor($fragment);
    $status = $written->next_tag('civic-status-badge') ? $written->get_attribute('status') : null;
    return is_string($status) ? '<civic-status-badge' . written(['status' => $status] + own_language()) . '></civic-status-badge>' : '';
}

/** The element without what is in it, and a way to the board for those without script. */
function bare(string $name, array $values): string
{
    if (!bare_says_it($name)) {
        return link_to_board($name, $values);
    }
    $known = attributes();
    $attributes = ['endpoint' => board_url('api/v1')] + own_language();
    if (array_key_exists('filters', elements()[$name]['takes']) && !isset($values['filters'])) {
        $attributes['filters'] = '';
    }
    foreach ($values as $attribute => $value) {
        if (isset($known[$attribute]['attribute'])) {
            $attributes[$known[$attribute]['attribute']] = (string) $value;
        }
    }
    $tag = elements()[$name]['tag'];
    return "<$tag" . written($attributes) . "></$tag><noscript><p>" . link_to_board($name, $values) . '</p></noscript>';
}

/** @return array<string, string> The attribute of the language, where it is not that of the page, which elements find by themselves. */
function own_language(): array
{
    return settings()['language'] === '' ? [] : ['lang' => settings()['language']];
}

/**
 * Attributes as markup. What looks like a shortcode in one is none.
 *
 * @param array<string, string> $attributes
 */
function written(array $attributes): string
{
    $written = '';
    foreach ($attributes as $name => $value) {
        $written .= sprintf(' %s="%s"', $name, str_replace(['[', ']'], ['&#x5b;', '&#x5d;'], esc_attr($value)));
    }
    return $written;
}

/** The board's own page of the same, which works without script. */
function link_to_board(string $name, array $values): string
{
    $page = elements()[$name]['page'];
    $chosen = array_intersect_key($values, ['agency' => 1, 'place' => 1, 'topic' => 1, 'kind' => 1]) + ['lang' => language()];
    $path = isset($values['message']) ? 'messages/' . rawurlencode((string) $values['message']) . '?' . http_build_query(['lang' => language()])
        : $page . '?' . http_build_query($chosen, '', '&', PHP_QUERY_RFC3986);
    $words = [
        'write' => __('Write a message on the board', 'civic-board'),
        'track' => __('Look a message up on the board', 'civic-board'),
        'figures' => __('See the figures on the board', 'civic-board'),
        'messages' => isset($values['message']) ? __('Read the message on the board', 'civic-board') : __('Read the messages on the board', 'civic-board'),
    ];
    return sprintf('<a href="%s">%s</a>', esc_url(board_url($path)), esc_html($words[$page]));
}

/** Something that those who write the page should know; readers are not told. */
function for_editors(string $words): string
{
    return current_user_can('edit_posts') ? '<p class="civic-board-hint"><em>' . esc_html($words) . '</em></p>' : '';
}
