<?php
/** Settings → Civic Board. Only for those who may change the site's settings; WordPress checks that and the form's nonce once more when it takes it. */

declare(strict_types=1);

namespace CivicBoard;

defined('ABSPATH') || exit;

const PAGE = 'civic-board';

add_action('admin_menu', static function (): void {
    add_options_page(__('Civic Board', 'civic-board'), __('Civic Board', 'civic-board'), 'manage_options', PAGE, __NAMESPACE__ . '\settings_page');
});

add_filter('plugin_action_links_' . plugin_basename(FILE), static fn (mixed $links): mixed => is_array($links) && current_user_can('manage_options')
    ? [sprintf('<a href="%s">%s</a>', esc_url(admin_url('options-general.php?page=' . PAGE)), esc_html__('Settings', 'civic-board')), ...$links] : $links);

add_action('admin_post_civic_board_forget', static function (): void {
    if (!current_user_can('manage_options')) {
        wp_die(esc_html__('You may not change these settings.', 'civic-board'), '', ['response' => 403]);
    }
    check_admin_referer('civic_board_forget');
    forget();
    wp_safe_redirect(admin_url('options-general.php?page=' . PAGE . '&forgotten=1'));
    exit;
});

function settings_page(): void
{
    if (!current_user_can('manage_options')) {
        return;
    }
    $settings = settings();
    echo '<div class="wrap"><h1>' . esc_html__('Civic Board', 'civic-board') . '</h1>';
    // phpcs:ignore WordPress.Security.NonceVerification.Recommended -- Only says what has been done.
    if (isset($_GET['forgotten'])) {
        wp_admin_notice(__('Everything is asked for anew.', 'civic-board'), ['type' => 'success', 'dismissible' => true]);
    }
    connection_notice();
    echo '<form method="post" action="options.php">';
    settings_fields(OPTION);
    echo '<table class="form-table" role="presentation">';
    row('board', __('Address of the board', 'civic-board'), text_field('board', $settings['board'], ['type' => 'url', 'placeholder' => 'https://board.example', 'readonly' => is_fixed()]),
        is_fixed() ? __('wp-config.php says it (CIVIC_BOARD_URL).', 'civic-board') : __('As in the address bar of the board’s first page. What stands there is written into this site’s pages, so it must be a board that you trust.', 'civic-board'));
    row('thread_page', __('Page for one message', 'civic-board'), wp_dropdown_pages([
        'name' => OPTION . '[thread_page]', 'id' => 'civic-board-thread_page', 'selected' => $settings['thread_page'], 'echo' => 0, 'option_none_value' => '0',
        'show_option_none' => __('The board’s own page', 'civic-board'),
    ]) ?: esc_html__('There is no page yet.', 'civic-board'), __('A page with the block “One message” on it, where no message is chosen. Titles in lists lead there.', 'civic-board'));
    row('look', __('Look', 'civic-board'), select_field('look', $settings['look'], [
        '' => __('The theme’s own', 'civic-board'), 'default' => __('The board’s', 'civic-board'), 'press-red' => __('Press red', 'civic-board'),
        'govuk' => __('In the manner of GOV.UK', 'civic-board'), 'nl-design' => __('In the manner of NL Design', 'civic-board'),
    ]), __('A theme sets the board’s custom properties (--civic-color-accent and so on) in its style sheet.', 'civic-board'));
    row('language', __('Language', 'civic-board'), text_field('language', $settings['language'], ['placeholder' => str_replace('_', '-', get_locale())]),
        __('Empty for that of the page. Otherwise as en or zh-Hans.', 'civic-board'));
    row('prerender', __('Readable without script', 'civic-board'), sprintf('<label><input type="checkbox" id="civic-board-prerender" name="%s[prerender]" value="1" %s> %s</label>', esc_attr(OPTION), checked($settings['prerender'], true, false),
        esc_html__('The board writes what is shown into the page', 'civic-board')), __('Switch it off where the site’s content security policy allows no styles in pages (style-src without ’unsafe-inline’).', 'civic-board'));
    row('seconds', __('Kept for', 'civic-board'), text_field('seconds', (string) $settings['seconds'], ['type' => 'number', 'min' => '10', 'max' => '3600', 'class' => 'small-text']) . ' ' . esc_html__('seconds', 'civic-board'),
        __('After that the board is asked anew, and what it has taken off is gone from this site. Where it does not answer, what was kept is shown for an hour.', 'civic-board'));
    row('script', __('Script', 'civic-board'), text_field('script', $settings['script']), __('A path on the board’s server or a whole address. Empty when the theme loads it, or when nobody is to write from this site.', 'civic-board'));
    row('integrity', __('Digest of the script', 'civic-board'), text_field('integrity', $settings['integrity'], ['placeholder' => 'sha384-…']),
        __('Browsers then refuse any other. It pins all where the script is /cdn/civic-board-single.js: npx civic-board integrity --single prints it. Each update of the board needs another.', 'civic-board'));
    echo '</table>';
    submit_button();
    echo '</form>';
    printf('<form method="post" action="%s"><input type="hidden" name="action" value="civic_board_forget">', esc_url(admin_url('admin-post.php')));
    wp_nonce_field('civic_board_forget');
    submit_button(__('Ask for everything anew', 'civic-board'), 'secondary', 'submit', false);
    echo '</form><h2>' . esc_html__('Shortcodes', 'civic-board') . '</h2><table class="widefat striped" style="max-width:60rem"><tbody>';
    foreach (elements() as $name => $element) {
        $written = implode(' ', array_map(static fn (string $attribute): string => $attribute . '="…"', array_keys($element['takes'])));
        printf('<tr><th scope="row">%s</th><td><code>[%s %s]</code></td></tr>', esc_html($element['title']), esc_html(shortcode_of($name)), esc_html($written));
    }
    echo '</tbody></table></div>';
}

/** Whether the board answers, and takes what readers of this site write. */
function connection_notice(): void
{
    if (board_url() === '') {
        wp_admin_notice(__('Say where the board is, and its blocks are ready to use.', 'civic-board'), ['type' => 'info']);
        return;
    }
    $origin = preg_replace('~^(https?://[^/]+).*$~i', '$1', home_url());
    $answer = wp_safe_remote_get(board_url('api/v1/board'), ['timeout' => PATIENCE, 'redirection' => 0, 'headers' => ['Origin' => $origin]]);
    $board = is_wp_error($answer) || wp_remote_retrieve_response_code($answer) !== 200 ? null : json_decode(wp_remote_retrieve_body($answer), true);
    if (!is_array($board) || !isset($board['name'])) {
        wp_admin_notice(sprintf(
            /* translators: %s: what went wrong, in words of the server */
            __('The board does not answer: %s. See the address; where it is right, ask whoever runs the board, or this site’s server, whether one reaches the other.', 'civic-board'),
            is_wp_error($answer) ? $answer->get_error_message() : 'HTTP ' . (int) wp_remote_retrieve_response_code($answer)
        ), ['type' => 'error']);
        return;
    }
    $allowed = in_array(wp_remote_retrieve_header($answer, 'access-control-allow-origin'), [$origin, '*'], true);
    wp_admin_notice($allowed
        /* translators: %s: name of the board */
        ? sprintf(__('Connected: %s.', 'civic-board'), text_in($board['name']))
        /* translators: 1: name of the board, 2: address of this site */
        : sprintf(__('%1$s answers, but does not know this site. Whoever administers the board adds %2$s to its sites; until then readers can read here and not write.', 'civic-board'), text_in($board['name']), $origin), ['type' => $allowed ? 'success' : 'warning']);
}

/** A row of the form. `$field` is markup and escaped already. */
function row(string $name, string $label, string $field, string $help = ''): void
{
    printf('<tr><th scope="row"><label for="civic-board-%1$s">%2$s</label></th><td>%3$s%4$s</td></tr>', esc_attr($name), esc_html($label), $field, // phpcs:ignore WordPress.Security.EscapeOutput.OutputNotEscaped
        $help === '' ? '' : sprintf('<p class="description" id="civic-board-%s-help">%s</p>', esc_attr($name), esc_html($help)));
}

/** @param array<string, string|bool> $attributes */
function text_field(string $name, string $value, array $attributes = []): string
{
    $attributes += ['type' => 'text', 'class' => 'regular-text code'];
    $written = '';
    foreach ($attributes as $attribute => $said) {
        $written .= $said === true ? " $attribute" : ($said === false ? '' : sprintf(' %s="%s"', $attribute, esc_attr($said)));
    }
    return sprintf('<input id="civic-board-%1$s" name="%2$s[%1$s]" value="%3$s" aria-describedby="civic-board-%1$s-help"%4$s>', esc_attr($name), esc_attr(OPTION), esc_attr($value), $written);
}

/** @param array<string, string> $options */
function select_field(string $name, string $chosen, array $options): string
{
    $written = '';
    foreach ($options as $value => $label) {
        $written .= sprintf('<option value="%s" %s>%s</option>', esc_attr($value), selected($chosen, $value, false), esc_html($label));
    }
    return sprintf('<select id="civic-board-%1$s" name="%2$s[%1$s]" aria-describedby="civic-board-%1$s-help">%3$s</select>', esc_attr($name), esc_attr(OPTION), $written);
}
