from newsloom.extract.inline import clean_paragraph

LEAD = "The port of Merrow handled more goods last year than ever before, the port said on Monday."


def test_a_caption_with_an_agency_behind_a_bar_is_taken_out_with_its_sentence():
    cleaned = clean_paragraph(
        f'{LEAD} A crane lifts boxes at the port on Monday. | REUTERS "It was good," the port said.'
    )
    assert cleaned.text == f'{LEAD} "It was good," the port said.'
    assert cleaned.captions == (("A crane lifts boxes at the port on Monday.", "REUTERS"),)


def test_a_photo_credit_ends_before_the_sentence_that_follows_without_a_stop():
    cleaned = clean_paragraph(
        f"{LEAD} The mayor bows in Merrow on Monday. Photo: Kyodo Merrow mayor Ida Krause left early."
    )
    assert cleaned.text == f"{LEAD} Merrow mayor Ida Krause left early."
    assert cleaned.captions == (("The mayor bows in Merrow on Monday.", "Kyodo"),)


def test_advert_labels_between_sentences_go_and_the_word_in_a_sentence_stays():
    assert clean_paragraph(f"{LEAD} Advertisement Boxes came by rail.").text == f"{LEAD} Boxes came by rail."
    kept = f"{LEAD} The Advertisement Board met."
    assert clean_paragraph(kept).text == kept


def test_a_deck_run_into_the_first_sentence_is_told_apart():
    cleaned = clean_paragraph(
        "Traffic up a fifth as terminal opens in town Goods worth more than ever passed. Few goods stayed."
    )
    assert cleaned.deck == "Traffic up a fifth as terminal opens in town"
    assert cleaned.text == "Goods worth more than ever passed. Few goods stayed."


def test_subheads_run_into_sentences_are_told_apart():
    cleaned = clean_paragraph(f"{LEAD} Rail before road On the other hand, lorries waited. Ships came.")
    assert [heading.text for heading in cleaned.headings] == ["Rail before road"]
    assert cleaned.text == f"{LEAD} On the other hand, lorries waited. Ships came."


def test_names_and_titles_are_no_subheads():
    for text in (
        f"{LEAD} The former President said nothing. The president left.",
        f"{LEAD} Told by The Merrow Courier that boats sank, he wept.",
        f"{LEAD} He flew to The Hague on Friday.",
    ):
        assert clean_paragraph(text).headings == ()


def test_german_nouns_are_no_subheads():
    text = "Der Hafen ist voll und die Stadt nicht. Die alten Kräne und das neue Lager heben Waren für die Bahn. Auch Waren ruhen."
    assert clean_paragraph(text).text == text


def test_mail_addresses_and_credits_at_the_end_go():
    assert clean_paragraph(f"{LEAD} danakim@merrow.example").text == LEAD
    assert clean_paragraph(f"{LEAD} danakim@").text == LEAD
    cleaned = clean_paragraph(f"{LEAD} (Yonhap)")
    assert (cleaned.text, cleaned.agency) == (LEAD, "Yonhap")
    signed = clean_paragraph(f"{LEAD} By Dana Kim")
    assert (signed.text, signed.authors) == (LEAD, ("Dana Kim",))
