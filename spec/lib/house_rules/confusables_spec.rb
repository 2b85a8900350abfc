# frozen_string_literal: true

require_relative "../../pure_helper"

RSpec.describe HouseRules::Confusables, :pure do
  def compare(name, other = "Northbank Homes")
    described_class.compare(name, other)
  end

  describe "equal" do
    {
      "case" => ["NORTHBANK homes", "northbank HOMES"],
      "spacing and punctuation" => [
        "Northbank   Homes",
        "northbank_homes",
        "North-bank.Homes",
        "N o r t h b a n k Homes",
      ],
      "digits for letters" => [
        "N0rthbank H0mes",
        "Northb4nk Home5",
        "Nor7hbank Hom3s",
        "Northb@nk Home$",
      ],
      "Cyrillic twins" => [
        "Nоrthbаnk Hоmеѕ",
        "Nоrtһbаnk Ноmеѕ",
        "NОRТНВАNК НОМЕS",
        "norтhbаnк hoмes",
      ],
      "Greek twins" => ["Νοrthbαnκ Ηοmes", "νοrthbank homes", "ΝΟRΤΗΒΑΝΚ ΗΟΜΕS"],
      "invisible marks" => [
        "North\u200bbank\u200d Homes",
        "Northbank\u2060Homes",
        "\u202eNorthbank Homes",
        "Northbank\ufe0f Homes\u3164",
      ],
      "dressed letters" => [
        "Ｎｏｒｔｈｂａｎｋ Homes",
        "𝐍𝐨𝐫𝐭𝐡𝐛𝐚𝐧𝐤 Homes",
        "ⓝorthbank ⓗomes",
        "Nórthbänk Homes",
        "ɴᴏʀᴛʜʙᴀɴᴋ ʜᴏᴍᴇs",
      ],
      "claims of an office" => [
        "Northbank Homes official",
        "Official_Northbank_Homes",
        "Northbank Homes Support Team",
        "Администрация Northbank Homes",
        "✓ Northbank Homes developer",
        "Застройщик Northbank Homes",
      ],
      "rn for m" => ["Northbank Hornes"],
    }.each do |what, names|
      it "folds #{what}" do
        names.each { |name| expect(compare(name)).to eq(:equal), name }
      end
    end

    it "folds a Russian name in Latin letters, digits and mixtures" do
      [
        "СЕВЕРНЫЙ БЕРЕГ",
        "Cевepный Бepeг",
        "Северный 6ерег",
        "Северный_берег",
        "Северный Берег официальный",
        "ООО «Северный берег»",
        "Сeвeрный бeрeг, поддержка",
      ].each { |name| expect(compare(name, "Северный берег")).to eq(:equal), name }
    end

    it "keeps an organisation that is called like an office apart from other offices" do
      expect(compare("support", "Support")).to eq(:equal)
      expect(compare("team", "Support")).to be_nil
    end
  end

  describe "resembling" do
    it "is a slip or two, or most of the name" do
      %w[Northbonk Nortbank Northhbank Nrothbank northbank1 mynorthbank].each do |name|
        expect(compare(name, "northbank")).to eq(:resembling), name
      end
      expect(compare("Northbank", "Northbank Homes")).to eq(:resembling)
      expect(compare("Северный брег", "Северный берег")).to eq(:resembling)
    end

    it "is not for short names" do
      expect(compare("Nords", "Nord")).to be_nil
      expect(compare("Берегов", "Берег")).to be_nil
    end
  end

  describe "neither" do
    it "is everything else" do
      [
        "Anna",
        "South Banker",
        "Home",
        "Северина",
        "Сергей",
        "",
        nil,
        "!!!",
        "\u200b",
      ].each do |name|
        expect(compare(name, "northbank")).to be_nil, name.inspect
        expect(compare(name, "Северный берег")).to be_nil, name.inspect
      end
    end
  end

  it "does not mind the order, broken text, or a letter that stands for itself" do
    expect(compare("northbank", "Northbonk")).to eq(:resembling)
    expect(compare("North\xFFbank".dup.force_encoding("UTF-8"), "northbank")).to eq(:equal)
    expect(compare("名前", "名前")).to eq(:equal)
    expect(compare("名前", "名字")).to be_nil
  end
end
